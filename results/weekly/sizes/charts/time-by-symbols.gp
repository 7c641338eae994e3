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
set label 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
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
set yrange [0.000627893503371:4.27917266958]
set ytics ('1 ms' 0.001, '10 ms' 0.01, '100 ms' 0.1, '1 s' 1.0)
set key at screen 0.658, screen 0.873 left top Left reverse vertical samplen 2.5 spacing 1.35
set key title 'variant' left
$series1bars << END
50.0 0.003112119 0.002964184 0.003495997
100.0 0.0101822295 0.009594287 0.01216908
200.0 0.0351087215 0.03243407 0.035584391
400.0 0.137081832 0.132138885 0.143793097
800.0 0.539256101 0.4992954 0.671958223
1600.0 2.148342831 2.008142058 2.666828834
END
$series1 << END
50.0 0.003112119
100.0 0.0101822295
200.0 0.0351087215
400.0 0.137081832
800.0 0.539256101
1600.0 2.148342831
END
$series2bars << END
50.0 0.0012750625 0.001218038 0.00132024
100.0 0.001704909 0.001620158 0.00243944
200.0 0.002346096 0.002249627 0.00243244
400.0 0.0044341615 0.004213408 0.004899982
800.0 0.009229062 0.008528306 0.014065409
1600.0 0.016760556 0.015954308 0.021648224
END
$series2 << END
50.0 0.0012750625
100.0 0.001704909
200.0 0.002346096
400.0 0.0044341615
800.0 0.009229062
1600.0 0.016760556
END
$series3bars << END
50.0 0.0010976525 0.001007513 0.001589302
100.0 0.0021238845 0.002025232 0.00239225
200.0 0.002185321 0.002019163 0.002349326
400.0 0.004215721 0.004019027 0.004470451
800.0 0.008295319 0.007824296 0.008764529
1600.0 0.015597651 0.01492368 0.016758128
END
$series3 << END
50.0 0.0010976525
100.0 0.0021238845
200.0 0.002185321
400.0 0.004215721
800.0 0.008295319
1600.0 0.015597651
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' title 'filter (slope 1.89, end 1.99)', \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' title 'partition (slope 0.77, end 0.86)', \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' title 'partition-f32 (slope 0.74, end 0.91)'
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-symbols.png'
replot
set output
