# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-variant.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-variant.svg'
set lmargin at screen 0.127
set rmargin at screen 0.900
set tmargin at screen 0.873
set bmargin at screen 0.153
set label 'preprocess: wall time by variant' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'median of n = 6 runs a bar · whiskers: 95 % interval · at workers=1, cores=1' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'wall time'
set xrange [0.0:0.301257109656]
set xtics ('0 ms' 0.0, '100 ms' 0.1, '200 ms' 0.2, '300 ms' 0.3)
set ylabel 'variant'
set yrange [3.6:0.4]
set ytics ('all-cores' 1.0, 'leave-two' 2.0, 'stateless' 3.0) scale 0
unset grid
set grid xtics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
$bars << END
0.02886238525 1.0 0.0 0.0577247705 0.7 1.3
0.02864923475 2.0 0.0 0.0572984695 1.7 2.3
0.029250001 3.0 0.0 0.058500002 2.7 3.3
END
set label '  57.7 ms' at first 0.059083107, first 1 left front font ',12' textcolor rgb '#000000'
set label '  57.3 ms' at first 0.255490148, first 2 left front font ',12' textcolor rgb '#000000'
set label '  58.5 ms' at first 0.258279415, first 3 left front font ',12' textcolor rgb '#000000'
$spans << END
0.0577247705 1.0 0.056434044 0.059083107
0.0572984695 2.0 0.056745439 0.255490148
0.058500002 3.0 0.056473032 0.258279415
END
plot \
  $bars using 1:2:3:4:5:6 with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2' notitle, \
  $spans using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '#000000' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-variant.png'
replot
set output
