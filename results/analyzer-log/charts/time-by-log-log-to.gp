# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-log-log-to.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-log-log-to.svg'
set lmargin at screen 0.188
set rmargin at screen 0.900
set tmargin at screen 0.873
set bmargin at screen 0.181
set label 1 'analyzer: log=none, log-to= is 2.17 times as fast as log=every, log-to=file' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a bar · whiskers: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; unfit for wall and scaling (run-queue) when the sweep' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 4 'began; 2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'wall time'
set xrange [0.0:0.0264712952016]
set xtics ('0 ms' 0.0, '5 ms' 0.005, '10 ms' 0.01, '15 ms' 0.015, '20 ms' 0.02, '25 ms' 0.025)
set ylabel 'log · log-to'
set yrange [5.6:0.4]
set ytics ('none · ' 1.0, 'milestones · null' 2.0, 'milestones · file' 3.0, 'every · null' 4.0, 'every · file' 5.0) scale 0
unset grid
set grid xtics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
$bars << END
0.0051044555 1.0 0.0 0.010208911 0.7 1.3
0.00543242475 2.0 0.0 0.0108648495 1.7 2.3
0.00656794875 3.0 0.0 0.0131358975 2.7 3.3
0.0079240235 4.0 0.0 0.015848047 3.7 4.3
0.0110756565 5.0 0.0 0.022151313 4.7 5.3
END
$spans << END
0.010208911 1.0 0.009722441 0.010558768
0.0108648495 2.0 0.01055364 0.010994839
0.0131358975 3.0 0.012828864 0.013646243
0.015848047 4.0 0.015343014 0.016043659
0.022151313 5.0 0.021712344 0.022694869
END
set label 5 '  10.2 ms' at first 0.010558768, first 1.0 left front font ',12' textcolor rgb '#000000'
set label 6 '  10.9 ms' at first 0.010994839, first 2.0 left front font ',12' textcolor rgb '#000000'
set label 7 '  13.1 ms' at first 0.013646243, first 3.0 left front font ',12' textcolor rgb '#000000'
set label 8 '  15.8 ms' at first 0.016043659, first 4.0 left front font ',12' textcolor rgb '#000000'
set label 9 '  22.2 ms' at first 0.022694869, first 5.0 left front font ',12' textcolor rgb '#000000'
plot \
  $bars using 1:2:3:4:5:6 with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2' notitle, \
  $spans using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '#000000' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-log-log-to.png'
replot
set output
