# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-symbols.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-symbols.svg'
set lmargin at screen 0.100
set rmargin at screen 0.679
set tmargin at screen 0.873
set bmargin at screen 0.181
set label 'weekly: time by symbols' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'Slope: fitted to the logarithms of the measured medians (least squares); end: of the last step alone. No proof of an order of growth.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'symbols'
set logscale x
set xrange [42.0168067227:952.0]
set xtics ('50' 50.0, '100' 100.0, '200' 200.0, '400' 400.0, '800' 800.0)
set ylabel 'wall time'
set logscale y
set yrange [0.000483232506052:7.85478417533]
set ytics ('1 ms' 0.001, '10 ms' 0.01, '100 ms' 0.1, '1 s' 1.0)
set key at screen 0.689, screen 0.873 left top Left reverse vertical samplen 2.5 spacing 1.35
set key title 'variant' left
$series1bars << END
50.0 0.009328836 0.009256493 0.010182805
100.0 0.034017117 0.033331539 0.039413996
200.0 0.1280563135 0.123627324 0.131132684
400.0 0.4990801725 0.487911972 0.506326831
800.0 1.9257732885 0.738112736 4.672465928
END
$series1 << END
50.0 0.009328836
100.0 0.034017117
200.0 0.1280563135
400.0 0.4990801725
800.0 1.9257732885
END
$series2bars << END
50.0 0.0008315505 0.000812352 0.000887625
100.0 0.00163165 0.001478786 0.00182259
200.0 0.0026685625 0.002587351 0.002731487
400.0 0.003377876 0.003295428 0.003499483
800.0 0.004539064 0.004342981 0.00504584
END
$series2 << END
50.0 0.0008315505
100.0 0.00163165
200.0 0.0026685625
400.0 0.003377876
800.0 0.004539064
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' title 'copy-all (slope 1.93, end 1.95)', \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' title 'partition (slope 0.59, end 0.43)'
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-symbols.png'
replot
set output
