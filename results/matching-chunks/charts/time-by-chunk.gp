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
set label 4 'Unfit: in 2 of 4 cells other load disturbed runs, and their times are partly the machine'."\047".'s.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set arrow 1 from screen 0.792,0.743 to screen 0.818,0.743 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 6 '' at screen 0.805,0.743 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 7 'measured' at screen 0.826,0.743 left front textcolor rgb '#000000'
set label 8 'slope 0.08, end 0.42' at screen 0.826,0.718 left front font ',10' textcolor rgb '#555555'
set xlabel 'chunk (log scale)'
set logscale x
set xrange [660.693448008:1513561.24844]
set xtics ('1000' 1000.0, '10 k' 10000.0, '100 k' 100000.0, '1 M' 1000000.0)
set ylabel 'wall time (log scale)'
set logscale y
set yrange [0.196214154622:0.54579375704]
set ytics ('200 ms' 0.2, '300 ms' 0.3, '400 ms' 0.4, '500 ms' 0.5)
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
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-chunk.png'
replot
set output
