# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-variant.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-variant.svg'
set lmargin at screen 0.105
set rmargin at screen 0.930
set tmargin at screen 0.873
set bmargin at screen 0.181
set label 1 'analyzer: sliced is 297 times as fast as scan' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a bar · whiskers: 95 % interval · at history-days=480' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 4 '2026-11-28; commit ecaee71e3828' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'wall time (log scale)'
set logscale x
set xrange [0.00267533823104:2.78955054059]
set xtics ('10 ms' 0.01, '100 ms' 0.1, '1 s' 1.0)
set ylabel 'variant'
set yrange [2.6:0.4]
set ytics ('sliced' 1.0, 'scan' 2.0) scale 0
unset grid
set grid xtics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
$spans1 << END
0.004073 1.0 0.00388209 0.004154957
1.2091635235 2.0 1.202953612 1.21404244
END
$series1 << END
0.004073 1.0
1.2091635235 2.0
END
set label 5 '  4.07 ms' at first 0.004154957, first 1.0 left front font ',12' textcolor rgb '#000000'
set label 6 '  1.21 s' at first 1.21404244, first 2.0 left front font ',12' textcolor rgb '#000000'
plot \
  $spans1 using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with points pointtype 7 pointsize 1.3 linecolor rgb '#0072B2' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-variant.png'
replot
set output
