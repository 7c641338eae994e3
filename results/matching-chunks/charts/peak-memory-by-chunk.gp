# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-chunk.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-chunk.svg'
set lmargin at screen 0.100
set rmargin at screen 0.780
set tmargin at screen 0.873
set bmargin at screen 0.237
set label 1 'matching: peak memory by chunk' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Slope: of the measured medians'."\047".' logarithms (least squares); end: at the largest size. speedup fit has their intervals.' at screen 0.02,0.106 left front font ',10' textcolor rgb '#555555'
set label 4 'Peak memory by cgroup1-peak, which counts page cache too.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 5 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 6 '2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set arrow 1 from screen 0.792,0.819 to screen 0.818,0.819 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 7 '' at screen 0.805,0.819 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 8 'measured' at screen 0.826,0.819 left front textcolor rgb '#000000'
set label 9 'slope 0.28, end 0.28' at screen 0.826,0.795 left front font ',10' textcolor rgb '#555555'
set xlabel 'chunk (log scale)'
set logscale x
set xrange [660.693448008:1513561.24844]
set xtics ('1000' 1000.0, '10 k' 10000.0, '100 k' 100000.0, '1 M' 1000000.0)
set ylabel 'peak memory (log scale)'
set logscale y
set yrange [18662615.1261:181706792.96]
set ytics ('32 MiB' 33554432.0, '64 MiB' 67108864.0, '128 MiB' 134217728.0)
$series1bars << END
1000.0 22261760.0 22208512.0 22421504.0
10000.0 27549696.0 27197440.0 28033024.0
100000.0 71409664.0 61845504.0 71499776.0
1000000.0 143835136.0 143826944.0 152694784.0
END
$series1 << END
1000.0 22261760.0
10000.0 27549696.0
100000.0 71409664.0
1000000.0 143835136.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'peak-memory-by-chunk.png'
replot
set output
