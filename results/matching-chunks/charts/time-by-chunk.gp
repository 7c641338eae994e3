# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-chunk.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-chunk.svg'
set lmargin at screen 0.100
set rmargin at screen 0.686
set tmargin at screen 0.873
set bmargin at screen 0.209
set label 'matching: time by chunk' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'Slope: fitted to the logarithms of the measured medians (least squares); end: of the last step alone. No proof of an order of growth.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 'Unfit: in 2 of 4 cells other load disturbed runs, and their times are partly the machine'."\047".'s.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'chunk'
set logscale x
set xrange [660.693448008:1513561.24844]
set xtics ('1000' 1000.0, '10000' 10000.0, '100000' 100000.0, '1000000' 1000000.0)
set ylabel 'wall time'
set logscale y
set yrange [0.196214154622:0.54579375704]
set ytics ('200 ms' 0.2, '300 ms' 0.3, '400 ms' 0.4, '500 ms' 0.5)
set key at screen 0.696, screen 0.873 left top Left reverse vertical samplen 2.5 spacing 1.35
$series1bars << END
1000.0 0.248785088 0.233494844 0.292645394
10000.0 0.259060736 0.235104537 0.286075059
100000.0 0.2798277315 0.267818415 0.298807188
1000000.0 0.438485334 0.404000904 0.458650216
END
$series1 << END
1000.0 0.248785088
10000.0 0.259060736
100000.0 0.2798277315
1000000.0 0.438485334
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' title 'measured (slope 0.08, end 0.20)'
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-chunk.png'
replot
set output
