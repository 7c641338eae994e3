# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-history-days.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-history-days.svg'
set lmargin at screen 0.100
set rmargin at screen 0.780
set tmargin at screen 0.849
set bmargin at screen 0.237
set label 1 'analyzer: scan grows with the square of history-days' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Slope: of the measured medians'."\047".' logarithms (least squares); end: at the largest size. speedup fit has their intervals.' at screen 0.02,0.106 left front font ',10' textcolor rgb '#555555'
set label 4 'Unfit: in 4 of 10 cells other load disturbed runs, and their times are partly the machine'."\047".'s; † marks a ratio that rests on such runs.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 5 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; unfit for wall and scaling (run-queue) when the sweep' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 6 'began; 2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 7 'variant' at screen 0.792,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.792,0.825 to screen 0.818,0.825 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 8 '' at screen 0.805,0.825 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 9 'scan' at screen 0.826,0.825 left front textcolor rgb '#000000'
set label 10 'slope 1.97, end 2.00' at screen 0.826,0.802 left front font ',10' textcolor rgb '#555555'
set arrow 2 from screen 0.792,0.408 to screen 0.818,0.408 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 11 '' at screen 0.805,0.408 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 12 'sliced' at screen 0.826,0.408 left front textcolor rgb '#000000'
set label 13 'slope 0.64, end 0.98' at screen 0.826,0.385 left front font ',10' textcolor rgb '#555555'
set xlabel 'history-days (log scale)'
set logscale x
set xrange [25.2100840336:571.2]
set xtics ('30' 30.0, '60' 60.0, '120' 120.0, '240' 240.0, '480' 480.0)
set ylabel 'wall time (log scale)'
set logscale y
set yrange [0.000446550080637:2.29211681664]
set ytics ('1 ms' 0.001, '10 ms' 0.01, '100 ms' 0.1, '1 s' 1.0)
$series1bars << END
30.0 0.006099783 0.005719911 0.007299367
60.0 0.0224516065 0.020551953 0.022926384
120.0 0.0872916795 0.079602617 0.10532441
240.0 0.3612274565 0.346677676 0.373810585
480.0 1.402477864 1.307608592 1.450330932
END
$series1 << END
30.0 0.006099783
60.0 0.0224516065
120.0 0.0872916795
240.0 0.3612274565
480.0 1.402477864
END
$series2bars << END
30.0 0.000735332 0.000705732 0.000939412
60.0 0.000830028 0.000729348 0.000977488
120.0 0.001422431 0.001240991 0.001523953
240.0 0.002234658 0.002180201 0.00368749
480.0 0.004182338 0.003844104 0.004523738
END
$series2 << END
30.0 0.000735332
60.0 0.000830028
120.0 0.001422431
240.0 0.002234658
480.0 0.004182338
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
