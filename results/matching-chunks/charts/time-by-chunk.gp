# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-chunk.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-chunk.svg'
set lmargin at screen 0.100
set rmargin at screen 0.780
set tmargin at screen 0.873
set bmargin at screen 0.209
set label 1 'matching: time by chunk' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Slope: of the measured medians'."\047".' logarithms (least squares); end: at the largest size. speedup fit has their intervals.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 '2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set arrow 1 from screen 0.792,0.751 to screen 0.818,0.751 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 6 '' at screen 0.805,0.751 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 7 'measured' at screen 0.826,0.751 left front textcolor rgb '#000000'
set label 8 'slope 0.08, end 0.42' at screen 0.826,0.726 left front font ',10' textcolor rgb '#555555'
set xlabel 'chunk (log scale)'
set logscale x
set xrange [660.693448008:1513561.24844]
set xtics ('1000' 1000.0, '10 k' 10000.0, '100 k' 100000.0, '1 M' 1000000.0)
set ylabel 'wall time (log scale)'
set logscale y
set yrange [0.165391343697:0.42941140956]
set ytics ('200 ms' 0.2, '250 ms' 0.25, '300 ms' 0.3, '350 ms' 0.35, '400 ms' 0.4)
$series1bars << END
1000.0 0.199480077 0.196815699 0.216990389
10000.0 0.205739781 0.198507011 0.241701725
100000.0 0.2289701915 0.221612092 0.268310276
1000000.0 0.354207977 0.351694609 0.360849924
END
$series1 << END
1000.0 0.199480077
10000.0 0.205739781
100000.0 0.2289701915
1000000.0 0.354207977
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-chunk.png'
replot
set output
