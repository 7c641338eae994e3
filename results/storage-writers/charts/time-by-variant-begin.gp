# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-variant-begin.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-variant-begin.svg'
set lmargin at screen 0.219
set rmargin at screen 0.900
set tmargin at screen 0.873
set bmargin at screen 0.153
set label 1 'storage: wall time by variant · begin' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 2 runs a bar · whiskers: min–max, too few runs for an interval · at workers=16 (fastest)' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'wall time'
set xrange [0.0:0.442225139026]
set xtics ('0 ms' 0.0, '100 ms' 0.1, '200 ms' 0.2, '300 ms' 0.3, '400 ms' 0.4)
set ylabel 'variant · begin'
set yrange [6.6:0.4]
set ytics ('wal-tuned · deferred' 1.0, 'wal-tuned · immediate' 2.0, 'wal · deferred' 3.0, 'wal · immediate' 4.0, 'default · immediate' 5.0, 'default · deferred' 6.0) scale 0
unset grid
set grid xtics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
$bars << END
0.024871587 1.0 0.0 0.049743174 0.7 1.3
0.027525445 2.0 0.0 0.05505089 1.7 2.3
0.07840646925 3.0 0.0 0.1568129385 2.7 3.3
0.08387790125 4.0 0.0 0.1677558025 3.7 4.3
0.17399860675 5.0 0.0 0.3479972135 4.7 5.3
0.1754917165 6.0 0.0 0.350983433 5.7 6.3
END
$spans << END
0.049743174 1.0 0.049020155 0.050466193
0.05505089 2.0 0.054633407 0.055468373
0.1568129385 3.0 0.150676713 0.162949164
0.1677558025 4.0 0.159698776 0.175812829
0.3479972135 5.0 0.32989173 0.366102697
0.350983433 6.0 0.322830087 0.379136779
END
set label 4 '  49.7 ms' at first 0.050466193, first 1.0 left front font ',12' textcolor rgb '#000000'
set label 5 '  55.1 ms' at first 0.055468373, first 2.0 left front font ',12' textcolor rgb '#000000'
set label 6 '  157 ms' at first 0.162949164, first 3.0 left front font ',12' textcolor rgb '#000000'
set label 7 '  168 ms' at first 0.175812829, first 4.0 left front font ',12' textcolor rgb '#000000'
set label 8 '  348 ms' at first 0.366102697, first 5.0 left front font ',12' textcolor rgb '#000000'
set label 9 '  351 ms' at first 0.379136779, first 6.0 left front font ',12' textcolor rgb '#000000'
plot \
  $bars using 1:2:3:4:5:6 with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2' notitle, \
  $spans using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '#000000' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-variant-begin.png'
replot
set output
