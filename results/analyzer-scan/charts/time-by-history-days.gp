# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-history-days.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-history-days.svg'
set lmargin at screen 0.100
set rmargin at screen 0.780
set tmargin at screen 0.849
set bmargin at screen 0.181
set label 1 'analyzer: scan grows with the square of history-days' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Slope: of the measured medians'."\047".' logarithms (least squares); end: at the largest size. speedup fit has their intervals.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu fit, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 5 'variant' at screen 0.792,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.792,0.819 to screen 0.818,0.819 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 6 '' at screen 0.805,0.819 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 7 'scan' at screen 0.826,0.819 left front textcolor rgb '#000000'
set label 8 'slope 1.95, end 1.99' at screen 0.826,0.794 left front font ',10' textcolor rgb '#555555'
set arrow 2 from screen 0.792,0.373 to screen 0.818,0.373 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 9 '' at screen 0.805,0.373 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 10 'sliced' at screen 0.826,0.373 left front textcolor rgb '#000000'
set label 11 'slope 0.58, end 0.99' at screen 0.826,0.348 left front font ',10' textcolor rgb '#555555'
set xlabel 'history-days (log scale)'
set logscale x
set xrange [25.2100840336:571.2]
set xtics ('30' 30.0, '60' 60.0, '120' 120.0, '240' 240.0, '480' 480.0)
set ylabel 'wall time (log scale)'
set logscale y
set yrange [0.000480136599083:2.63245725525]
set ytics ('1 ms' 0.001, '10 ms' 0.01, '100 ms' 0.1, '1 s' 1.0)
$series1bars << END
30.0 0.006925209 0.00664059 0.007206904
60.0 0.0255467625 0.023687077 0.026086107
120.0 0.101374167 0.09865559 0.102156264
240.0 0.3939857745 0.383735573 0.418106825
480.0 1.525521591 1.492106262 1.659808343
END
$series1 << END
30.0 0.006925209
60.0 0.0255467625
120.0 0.101374167
240.0 0.3939857745
480.0 1.525521591
END
$series2bars << END
30.0 0.0008840745 0.000761497 0.001413078
60.0 0.001449043 0.001422093 0.001692195
120.0 0.001506999 0.001418306 0.001593548
240.0 0.002568708 0.002517627 0.003855514
480.0 0.0048892215 0.004506054 0.005373879
END
$series2 << END
30.0 0.0008840745
60.0 0.001449043
120.0 0.001506999
240.0 0.002568708
480.0 0.0048892215
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-history-days.png'
replot
set output
