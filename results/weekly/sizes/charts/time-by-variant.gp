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
set xrange [0.0:23.3307671032]
set xtics ('0 s' 0.0, '5 s' 5.0, '10 s' 10.0, '15 s' 15.0, '20 s' 20.0)
set ylabel 'variant'
set yrange [4.6:0.4]
set ytics ('filter' 1.0, 'copy-all' 2.0, 'partition' 3.0, 'partition-f32' 4.0) scale 0
unset grid
set grid xtics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
$bars << END
0.08269362 1.0 0.0 0.16538724 0.7 1.3
7.4128812065 2.0 0.0 14.825762413 1.7 2.3
0.00709862675 3.0 0.0 0.0141972535 2.7 3.3
0.00464026125 4.0 0.0 0.0092805225 3.7 4.3
END
set label '  165 ms' at first 0.222291405, first 1 left front font ',12' textcolor rgb '#000000'
set label '  14.8 s' at first 20.002372345, first 2 left front font ',12' textcolor rgb '#000000'
set label '  14.2 ms' at first 0.015938823, first 3 left front font ',12' textcolor rgb '#000000'
set label '  9.28 ms' at first 0.010592396, first 4 left front font ',12' textcolor rgb '#000000'
$spans << END
0.16538724 1.0 0.143122269 0.222291405
14.825762413 2.0 12.13185635 20.002372345
0.0141972535 3.0 0.011157682 0.015938823
0.0092805225 4.0 0.006517501 0.010592396
END
plot \
  $bars using 1:2:3:4:5:6 with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2' notitle, \
  $spans using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '#000000' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-variant.png'
replot
set output
