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
set label 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'wall time'
set xrange [0.0:2.48841068138]
set xtics ('0.0 s' 0.0, '0.5 s' 0.5, '1.0 s' 1.0, '1.5 s' 1.5, '2.0 s' 2.0)
set ylabel 'variant'
set yrange [3.6:0.4]
set ytics ('filter' 1.0, 'partition' 2.0, 'partition-f32' 3.0) scale 0
unset grid
set grid xtics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
$bars << END
1.04937939175 1.0 0.0 2.0987587835 0.7 1.3
0.007168742 2.0 0.0 0.014337484 1.7 2.3
0.006608867 3.0 0.0 0.013217734 2.7 3.3
END
set label '  2.10 s' at first 2.133411078, first 1 left front font ',12' textcolor rgb '#000000'
set label '  14.3 ms' at first 0.014416282, first 2 left front font ',12' textcolor rgb '#000000'
set label '  13.2 ms' at first 0.013558873, first 3 left front font ',12' textcolor rgb '#000000'
$spans << END
2.0987587835 1.0 2.056666604 2.133411078
0.014337484 2.0 0.014178076 0.014416282
0.013217734 3.0 0.013009083 0.013558873
END
plot \
  $bars using 1:2:3:4:5:6 with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2' notitle, \
  $spans using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '#000000' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-variant.png'
replot
set output
