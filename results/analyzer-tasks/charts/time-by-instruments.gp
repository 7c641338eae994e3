# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-instruments.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-instruments.svg'
set lmargin at screen 0.100
set rmargin at screen 0.686
set tmargin at screen 0.873
set bmargin at screen 0.181
set label 'analyzer: time by instruments' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'median of n = 6 runs a point · bars: 95 % interval · at workers=1' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'Slope: fitted to the logarithms of the measured medians (least squares); end: of the last step alone. No proof of an order of growth.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'instruments'
set logscale x
set xrange [1.68067226891:7.14]
set xtics ('2' 2.0, '3' 3.0, '4' 4.0, '5' 5.0, '6' 6.0)
set ylabel 'wall time'
set logscale y
set yrange [0.164495343697:0.72770822523]
set ytics ('200 ms' 0.2, '300 ms' 0.3, '400 ms' 0.4, '500 ms' 0.5, '600 ms' 0.6, '700 ms' 0.7)
set key at screen 0.696, screen 0.873 left top Left reverse vertical samplen 2.5 spacing 1.35
$series1bars << END
2.0 0.2032633965 0.195749459 0.208263203
3.0 0.2981683745 0.288355611 0.309065732
4.0 0.390874203 0.388824388 0.403297795
5.0 0.4968591285 0.481240676 0.50782662
6.0 0.5943098775 0.575525429 0.611519517
END
$series1 << END
2.0 0.2032633965
3.0 0.2981683745
4.0 0.390874203
5.0 0.4968591285
6.0 0.5943098775
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' title 'measured (slope 0.98, end 0.98)'
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-instruments.png'
replot
set output
