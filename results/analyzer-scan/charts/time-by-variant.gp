# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-variant.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-variant.svg'
set lmargin at screen 0.105
set rmargin at screen 0.930
set tmargin at screen 0.873
set bmargin at screen 0.181
set label 1 'analyzer: sliced is 287 times as fast as scan' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a bar · whiskers: 95 % interval · at history-days=480' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; unfit for wall and scaling (run-queue) when the sweep' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 4 'began; 2026-11-28; commit f0c1f338d4c2' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'wall time (log scale)'
set logscale x
set xrange [0.00272316369463:2.78835224718]
set xtics ('10 ms' 0.01, '100 ms' 0.1, '1 s' 1.0)
set ylabel 'variant'
set yrange [2.6:0.4]
set ytics ('sliced' 1.0, 'scan' 2.0) scale 0
unset grid
set grid xtics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
$spans1 << END
0.0042118775 1.0 0.003947648 0.004683596
1.21050571 2.0 1.201318763 1.216160169
END
$series1 << END
0.0042118775 1.0
1.21050571 2.0
END
set label 5 '  4.21 ms' at first 0.004683596, first 1.0 left front font ',12' textcolor rgb '#000000'
set label 6 '  1.21 s' at first 1.216160169, first 2.0 left front font ',12' textcolor rgb '#000000'
plot \
  $spans1 using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with points pointtype 7 pointsize 1.3 linecolor rgb '#0072B2' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-variant.png'
replot
set output
