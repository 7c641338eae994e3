# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-cache.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-cache.svg'
set lmargin at screen 0.082
set rmargin at screen 0.900
set tmargin at screen 0.873
set bmargin at screen 0.209
set label 1 'analyzer: cache=on is 2.88 times as fast as cache=off' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a bar · whiskers: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Unfit: in 1 of 2 cells other load disturbed runs, and their times are partly the machine'."\047".'s.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; unfit for wall and scaling (run-queue) when the sweep' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 'began; 2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'wall time'
set xrange [0.0:0.462853770998]
set xtics ('0 ms' 0.0, '100 ms' 0.1, '200 ms' 0.2, '300 ms' 0.3, '400 ms' 0.4)
set ylabel 'cache'
set yrange [2.6:0.4]
set ytics ('on' 1.0, 'off' 2.0) scale 0
unset grid
set grid xtics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
$bars << END
0.0654558765 1.0 0.0 0.130911753 0.7 1.3
0.188436313 2.0 0.0 0.376872626 1.7 2.3
END
$spans << END
0.130911753 1.0 0.127755206 0.13301448
0.376872626 2.0 0.370142363 0.396822506
END
set label 6 '  131 ms' at first 0.13301448, first 1.0 left front font ',12' textcolor rgb '#000000'
set label 7 '  377 ms' at first 0.396822506, first 2.0 left front font ',12' textcolor rgb '#000000'
plot \
  $bars using 1:2:3:4:5:6 with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2' notitle, \
  $spans using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '#000000' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-cache.png'
replot
set output
