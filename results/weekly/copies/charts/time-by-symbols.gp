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
set yrange [0.000288206757306:18.2766033542]
set ytics ('1 ms' 0.001, '10 ms' 0.01, '100 ms' 0.1, '1 s' 1.0, '10 s' 10.0)
set key at screen 0.689, screen 0.873 left top Left reverse vertical samplen 2.5 spacing 1.35
set key title 'variant' left
$series1bars << END
50.0 0.0097932375 0.009557092 0.011393682
100.0 0.0441949205 0.037418621 0.051182552
200.0 0.1429536495 0.140567476 0.144390076
400.0 0.5740620265 0.553969072 0.60261946
800.0 0.970358132 0.913302974 1.319681701
1600.0 7.9183219305 4.269928126 10.107301876
END
$series1 << END
50.0 0.0097932375
100.0 0.0441949205
200.0 0.1429536495
400.0 0.5740620265
800.0 0.970358132
1600.0 7.9183219305
END
$series2bars << END
50.0 0.00054037 0.000521152 0.000603914
100.0 0.0009769715 0.000949967 0.001070356
200.0 0.001925967 0.00186345 0.001942597
400.0 0.002450819 0.0023705 0.002572069
800.0 0.0031074415 0.002817473 0.003452893
1600.0 0.006899207 0.006667744 0.007641465
END
$series2 << END
50.0 0.00054037
100.0 0.0009769715
200.0 0.001925967
400.0 0.002450819
800.0 0.0031074415
1600.0 0.006899207
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' title 'copy-all (slope 1.82, end 3.03)', \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' title 'partition (slope 0.68, end 1.15)'
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-symbols.png'
replot
set output
