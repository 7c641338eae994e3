# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-symbols.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-symbols.svg'
set lmargin at screen 0.100
set rmargin at screen 0.648
set tmargin at screen 0.873
set bmargin at screen 0.181
set label 'weekly: time by symbols' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'Slope: fitted to the logarithms of the measured medians (least squares); end: of the last step alone. No proof of an order of growth.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 'AMD EPYC (family 25, model 17, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v669' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'symbols'
set logscale x
set xrange [40.6126198178:1969.83106135]
set xtics ('50' 50.0, '100' 100.0, '200' 200.0, '400' 400.0, '800' 800.0, '1600' 1600.0)
set ylabel 'wall time'
set logscale y
set yrange [0.000972371916264:0.789052478495]
set ytics ('1 ms' 0.001, '10 ms' 0.01, '100 ms' 0.1)
set key at screen 0.658, screen 0.873 left top Left reverse vertical samplen 2.5 spacing 1.35
set key title 'variant' left
$series1bars << END
50.0 0.0023638805 0.002138537 0.00247884
100.0 0.0052147275 0.004954106 0.005392195
200.0 0.01215874 0.011788066 0.012531217
400.0 0.0346810715 0.034519477 0.035402966
800.0 0.1152454485 0.11492909 0.117977314
1600.0 0.416970261 0.405867139 0.551127335
END
$series1 << END
50.0 0.0023638805
100.0 0.0052147275
200.0 0.01215874
400.0 0.0346810715
800.0 0.1152454485
1600.0 0.416970261
END
$series2bars << END
50.0 0.00182325 0.001481174 0.002024898
100.0 0.002653449 0.002324682 0.002983197
200.0 0.003962403 0.003658949 0.004326627
400.0 0.007405021 0.007160583 0.008142228
800.0 0.015456323 0.015219057 0.015991711
1600.0 0.0590226425 0.028488447 0.188661475
END
$series2 << END
50.0 0.00182325
100.0 0.002653449
200.0 0.003962403
400.0 0.007405021
800.0 0.015456323
1600.0 0.0590226425
END
$series3bars << END
50.0 0.001510657 0.001392151 0.001792294
100.0 0.0028075175 0.002404381 0.003245236
200.0 0.0035143945 0.003381046 0.0042206
400.0 0.006828607 0.006576669 0.006978253
800.0 0.0141742345 0.014048704 0.014380004
1600.0 0.026767368 0.026163674 0.071846642
END
$series3 << END
50.0 0.001510657
100.0 0.0028075175
200.0 0.0035143945
400.0 0.006828607
800.0 0.0141742345
1600.0 0.026767368
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' title 'filter (slope 1.49, end 1.86)', \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' title 'partition (slope 0.96, end 1.93)', \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' title 'partition-f32 (slope 0.82, end 0.92)'
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-symbols.png'
replot
set output
