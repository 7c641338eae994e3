# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-history-days.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-history-days.svg'
set lmargin at screen 0.100
set rmargin at screen 0.780
set tmargin at screen 0.849
set bmargin at screen 0.209
set label 1 'analyzer: scan grows with the square of history-days, sliced linearly' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Slope: of the measured medians'."\047".' logarithms (least squares); end: at the largest size. speedup fit has their intervals.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; unfit for wall and scaling (run-queue) when the sweep' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 'began; 2026-11-28; commit f0c1f338d4c2' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 6 'variant' at screen 0.792,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.792,0.826 to screen 0.818,0.826 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 7 '' at screen 0.805,0.826 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 8 'scan' at screen 0.826,0.826 left front textcolor rgb '#000000'
set label 9 'slope 1.96, end 2.00' at screen 0.826,0.802 left front font ',10' textcolor rgb '#555555'
set arrow 2 from screen 0.792,0.385 to screen 0.818,0.385 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 10 '' at screen 0.805,0.385 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 11 'sliced' at screen 0.826,0.385 left front textcolor rgb '#000000'
set label 12 'slope 0.59, end 1.07' at screen 0.826,0.361 left front font ',10' textcolor rgb '#555555'
set xlabel 'history-days (log scale)'
set logscale x
set xrange [25.2100840336:571.2]
set xtics ('30' 30.0, '60' 60.0, '120' 120.0, '240' 240.0, '480' 480.0)
set ylabel 'wall time (log scale)'
set logscale y
set yrange [0.000506525147456:1.88944211919]
set ytics ('1 ms' 0.001, '10 ms' 0.01, '100 ms' 0.1, '1 s' 1.0)
$series1bars << END
30.0 0.0054629125 0.005417129 0.005515416
60.0 0.018962763 0.018731267 0.019267728
120.0 0.0741649455 0.073348909 0.075000683
240.0 0.3038034995 0.303644493 0.304872514
480.0 1.21050571 1.201318763 1.216160169
END
$series1 << END
30.0 0.0054629125
60.0 0.018962763
120.0 0.0741649455
240.0 0.3038034995
480.0 1.21050571
END
$series2bars << END
30.0 0.0008416155 0.000786944 0.00091154
60.0 0.000946201 0.000861455 0.000986311
120.0 0.001383809 0.001319408 0.001634528
240.0 0.0022579825 0.002116657 0.002611715
480.0 0.0042118775 0.003947648 0.004683596
END
$series2 << END
30.0 0.0008416155
60.0 0.000946201
120.0 0.001383809
240.0 0.0022579825
480.0 0.0042118775
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
