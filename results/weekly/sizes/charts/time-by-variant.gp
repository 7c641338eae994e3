# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-variant.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-variant.svg'
set lmargin at screen 0.158
set rmargin at screen 0.900
set tmargin at screen 0.873
set bmargin at screen 0.153
set label 'weekly: wall time by variant' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'median of n = 6 runs a bar · whiskers: 95 % interval · at symbols=1600' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'AMD EPYC (family 25, model 17, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v669' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'wall time'
set xrange [0.0:0.4828051818]
set xtics ('0 ms' 0.0, '100 ms' 0.1, '200 ms' 0.2, '300 ms' 0.3, '400 ms' 0.4)
set ylabel 'variant'
set yrange [3.6:0.4]
set ytics ('filter' 1.0, 'partition' 2.0, 'partition-f32' 3.0) scale 0
unset grid
set grid xtics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
$bars << END
0.20492723925 1.0 0.0 0.4098544785 0.7 1.3
0.02942827325 2.0 0.0 0.0588565465 1.7 2.3
0.02660314225 3.0 0.0 0.0532062845 2.7 3.3
END
set label '  410 ms' at first 0.413927625, first 1 left front font ',12' textcolor rgb '#000000'
set label '  58.9 ms' at first 0.101859386, first 2 left front font ',12' textcolor rgb '#000000'
set label '  53.2 ms' at first 0.147175392, first 3 left front font ',12' textcolor rgb '#000000'
$spans << END
0.4098544785 1.0 0.406730518 0.413927625
0.0588565465 2.0 0.029123267 0.101859386
0.0532062845 3.0 0.026524188 0.147175392
END
plot \
  $bars using 1:2:3:4:5:6 with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2' notitle, \
  $spans using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '#000000' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-variant.png'
replot
set output
