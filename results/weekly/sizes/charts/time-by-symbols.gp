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
set yrange [0.00176952853525:1.76639666081]
set ytics ('10 ms' 0.01, '100 ms' 0.1, '1 s' 1.0)
set key at screen 0.658, screen 0.873 left top Left reverse vertical samplen 2.5 spacing 1.35
set key title 'variant' left
$series1bars << END
50.0 0.0039605 0.003850062 0.004145408
100.0 0.0088492695 0.008388542 0.008984284
200.0 0.022293763 0.022047309 0.022882686
400.0 0.0675732945 0.066835391 0.068806651
800.0 0.2239394405 0.222689425 0.226385498
1600.0 1.1389051615 0.949910674 1.220155449
END
$series1 << END
50.0 0.0039605
100.0 0.0088492695
200.0 0.022293763
400.0 0.0675732945
800.0 0.2239394405
1600.0 1.1389051615
END
$series2bars << END
50.0 0.002882048 0.002561714 0.003044278
100.0 0.0038758945 0.003272396 0.004613101
200.0 0.007395492 0.007172851 0.007708635
400.0 0.0152582695 0.014718225 0.015611108
800.0 0.027907932 0.027530689 0.029478302
1600.0 0.201787958 0.056117981 0.472064786
END
$series2 << END
50.0 0.002882048
100.0 0.0038758945
200.0 0.007395492
400.0 0.0152582695
800.0 0.027907932
1600.0 0.201787958
END
$series3bars << END
50.0 0.002752736 0.002664886 0.00312697
100.0 0.0037773185 0.003460345 0.004156085
200.0 0.0069989395 0.006707813 0.007987157
400.0 0.014120585 0.013717594 0.014840967
800.0 0.02612411 0.025841397 0.026718656
1600.0 0.1586462125 0.051909499 0.399869247
END
$series3 << END
50.0 0.002752736
100.0 0.0037773185
200.0 0.0069989395
400.0 0.014120585
800.0 0.02612411
1600.0 0.1586462125
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' title 'filter (slope 1.61, end 2.35)', \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' title 'partition (slope 1.15, end 2.85)', \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' title 'partition-f32 (slope 1.10, end 2.60)'
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-symbols.png'
replot
set output
