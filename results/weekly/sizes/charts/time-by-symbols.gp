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
set yrange [0.000297993265385:37.5232848605]
set ytics ('1 ms' 0.001, '10 ms' 0.01, '100 ms' 0.1, '1 s' 1.0, '10 s' 10.0)
set key at screen 0.658, screen 0.873 left top Left reverse vertical samplen 2.5 spacing 1.35
set key title 'variant' left
$series1bars << END
50.0 0.0007770405 0.000745033 0.004446625
100.0 0.0015603205 0.001420603 0.001626489
200.0 0.0077707625 0.003575445 0.015702573
400.0 0.0166238125 0.016357123 0.02071124
800.0 0.0525957005 0.034743809 0.05810258
1600.0 0.16538724 0.143122269 0.222291405
END
$series1 << END
50.0 0.0007770405
100.0 0.0015603205
200.0 0.0077707625
400.0 0.0166238125
800.0 0.0525957005
1600.0 0.16538724
END
$series2bars << END
50.0 0.0222209955 0.018185499 0.025685926
100.0 0.0805724945 0.067847371 0.097258994
200.0 0.3205649815 0.265760516 0.348409074
400.0 1.085837628 1.015571466 1.269276869
800.0 2.02369186 1.930317777 2.588759895
1600.0 14.825762413 12.13185635 20.002372345
END
$series2 << END
50.0 0.0222209955
100.0 0.0805724945
200.0 0.3205649815
400.0 1.085837628
800.0 2.02369186
1600.0 14.825762413
END
$series3bars << END
50.0 0.000694118 0.000592507 0.000751342
100.0 0.001123123 0.001032158 0.005235542
200.0 0.003880451 0.002089565 0.017599241
400.0 0.0031858825 0.002357311 0.006907098
800.0 0.0064499965 0.003709903 0.012085427
1600.0 0.0141972535 0.011157682 0.015938823
END
$series3 << END
50.0 0.000694118
100.0 0.001123123
200.0 0.003880451
400.0 0.0031858825
800.0 0.0064499965
1600.0 0.0141972535
END
$series4bars << END
50.0 0.000595602 0.000559018 0.000692155
100.0 0.001010036 0.000962134 0.005367639
200.0 0.0040285605 0.001773135 0.009998175
400.0 0.0066721805 0.005826258 0.010647046
800.0 0.008351928 0.00513229 0.011963125
1600.0 0.0092805225 0.006517501 0.010592396
END
$series4 << END
50.0 0.000595602
100.0 0.001010036
200.0 0.0040285605
400.0 0.0066721805
800.0 0.008351928
1600.0 0.0092805225
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' title 'filter (slope 1.57, end 1.65)', \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' title 'copy-all (slope 1.79, end 2.87)', \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' title 'partition (slope 0.83, end 1.14)', \
  $series4bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#CC79A7' notitle, \
  $series4 using 1:2 with linespoints pointtype 11 pointsize 1.1 linewidth 1.8 linecolor rgb '#CC79A7' title 'partition-f32 (slope 0.85, end 0.15)'
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-symbols.png'
replot
set output
