# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-history-days.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-history-days.svg'
set lmargin at screen 0.100
set rmargin at screen 0.780
set tmargin at screen 0.849
set bmargin at screen 0.209
set label 1 'analyzer: scan grows with the square of history-days' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Slope: of the measured medians'."\047".' logarithms (least squares); end: at the largest size. speedup fit has their intervals.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 '2026-11-28; commit ecaee71e3828' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 6 'variant' at screen 0.792,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.792,0.826 to screen 0.818,0.826 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 7 '' at screen 0.805,0.826 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 8 'scan' at screen 0.826,0.826 left front textcolor rgb '#000000'
set label 9 'slope 1.97, end 2.00' at screen 0.826,0.802 left front font ',10' textcolor rgb '#555555'
set arrow 2 from screen 0.792,0.396 to screen 0.818,0.396 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 10 '' at screen 0.805,0.396 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 11 'sliced' at screen 0.826,0.396 left front textcolor rgb '#000000'
set label 12 'slope 0.66, end 1.11' at screen 0.826,0.372 left front font ',10' textcolor rgb '#555555'
set xlabel 'history-days (log scale)'
set logscale x
set xrange [25.2100840336:571.2]
set xtics ('30' 30.0, '60' 60.0, '120' 120.0, '240' 240.0, '480' 480.0)
set ylabel 'wall time (log scale)'
set logscale y
set yrange [0.000398182894786:1.91183310925]
set ytics ('1 ms' 0.001, '10 ms' 0.01, '100 ms' 0.1, '1 s' 1.0)
$series1bars << END
30.0 0.005296119 0.005206235 0.005309499
60.0 0.0186161165 0.018433103 0.018745439
120.0 0.073775981 0.072434886 0.074276803
240.0 0.3030411025 0.301134058 0.307327195
480.0 1.2091635235 1.202953612 1.21404244
END
$series1 << END
30.0 0.005296119
60.0 0.0186161165
120.0 0.073775981
240.0 0.3030411025
480.0 1.2091635235
END
$series2bars << END
30.0 0.0007062435 0.000627045 0.000787935
60.0 0.0007518565 0.000711862 0.000810869
120.0 0.001253414 0.001147281 0.001304416
240.0 0.0022024605 0.002092902 0.002408091
480.0 0.004073 0.00388209 0.004154957
END
$series2 << END
30.0 0.0007062435
60.0 0.0007518565
120.0 0.001253414
240.0 0.0022024605
480.0 0.004073
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
