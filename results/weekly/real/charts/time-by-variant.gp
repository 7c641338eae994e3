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
set label 'median of n = 6 runs a bar · whiskers: 95 % interval · at cores=1, workers=1' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'AMD EPYC (family 25, model 17, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v669' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'wall time'
set xrange [0.0:0.0044214538176]
set xtics ('0 ms' 0.0, '1 ms' 0.001, '2 ms' 0.002, '3 ms' 0.003, '4 ms' 0.004)
set ylabel 'variant'
set yrange [4.6:0.4]
set ytics ('filter' 1.0, 'copy-all' 2.0, 'partition' 3.0, 'partition-f32' 4.0) scale 0
unset grid
set grid xtics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
$bars << END
0.00057613825 1.0 0.0 0.0011522765 0.7 1.3
0.0018321705 2.0 0.0 0.003664341 1.7 2.3
0.0005683315 3.0 0.0 0.001136663 2.7 3.3
0.000550037 4.0 0.0 0.001100074 3.7 4.3
END
set label '  1.15 ms' at first 0.001338412, first 1 left front font ',12' textcolor rgb '#000000'
set label '  3.66 ms' at first 0.003790684, first 2 left front font ',12' textcolor rgb '#000000'
set label '  1.14 ms' at first 0.001215259, first 3 left front font ',12' textcolor rgb '#000000'
set label '  1.10 ms' at first 0.001163553, first 4 left front font ',12' textcolor rgb '#000000'
$spans << END
0.0011522765 1.0 0.001053851 0.001338412
0.003664341 2.0 0.003468897 0.003790684
0.001136663 3.0 0.001050225 0.001215259
0.001100074 4.0 0.001003416 0.001163553
END
plot \
  $bars using 1:2:3:4:5:6 with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2' notitle, \
  $spans using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '#000000' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-variant.png'
replot
set output
