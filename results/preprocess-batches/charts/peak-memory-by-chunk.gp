# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-chunk.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-chunk.svg'
set lmargin at screen 0.100
set rmargin at screen 0.780
set tmargin at screen 0.873
set bmargin at screen 0.237
set label 1 'preprocess: peak memory hardly grows with chunk' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Slope: of the measured medians'."\047".' logarithms (least squares); end: at the largest size. speedup fit has their intervals.' at screen 0.02,0.106 left front font ',10' textcolor rgb '#555555'
set label 4 'Peak memory by cgroup1-peak, which counts page cache too.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 5 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 6 '2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set arrow 1 from screen 0.792,0.566 to screen 0.818,0.566 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 7 '' at screen 0.805,0.566 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 8 'measured' at screen 0.826,0.566 left front textcolor rgb '#000000'
set label 9 'slope 0.00, end 0.00' at screen 0.826,0.543 left front font ',10' textcolor rgb '#555555'
set xlabel 'chunk (log scale)'
set logscale x
set xrange [6.60693448008:15135.6124844]
set xtics ('10' 10.0, '100' 100.0, '1000' 1000.0, '10 k' 10000.0)
set ylabel 'peak memory (log scale)'
set logscale y
set yrange [212923159.664:302042030.08]
set ytics ('208 MiB' 218103808.0, '224 MiB' 234881024.0, '240 MiB' 251658240.0, '256 MiB' 268435456.0, '272 MiB' 285212672.0, '288 MiB' 301989888.0)
$series1bars << END
10.0 253655040.0 253628416.0 253702144.0
100.0 253720576.0 253489152.0 253816832.0
1000.0 253636608.0 253526016.0 253747200.0
10000.0 253585408.0 253378560.0 253734912.0
END
$series1 << END
10.0 253655040.0
100.0 253720576.0
1000.0 253636608.0
10000.0 253585408.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'peak-memory-by-chunk.png'
replot
set output
