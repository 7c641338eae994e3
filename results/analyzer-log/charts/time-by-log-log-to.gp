# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-log-log-to.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-log-log-to.svg'
set lmargin at screen 0.188
set rmargin at screen 0.900
set tmargin at screen 0.873
set bmargin at screen 0.153
set label 1 'analyzer: log=none, log-to=file is 2.27 times as fast as log=every, log-to=file' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a bar · whiskers: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'wall time'
set xrange [0.0:0.0389074263408]
set xtics ('0 ms' 0.0, '10 ms' 0.01, '20 ms' 0.02, '30 ms' 0.03)
set ylabel 'log · log-to'
set yrange [6.6:0.4]
set ytics ('none · file' 1.0, 'milestones · null' 2.0, 'none · null' 3.0, 'milestones · file' 4.0, 'every · null' 5.0, 'every · file' 6.0) scale 0
unset grid
set grid xtics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
$bars << END
0.005517078 1.0 0.0 0.011034156 0.7 1.3
0.00556580825 2.0 0.0 0.0111316165 1.7 2.3
0.005626311 3.0 0.0 0.011252622 2.7 3.3
0.00662528675 4.0 0.0 0.0132505735 3.7 4.3
0.008444882 5.0 0.0 0.016889764 4.7 5.3
0.01254663775 6.0 0.0 0.0250932755 5.7 6.3
END
$spans << END
0.011034156 1.0 0.009948066 0.012167877
0.0111316165 2.0 0.010084869 0.01208896
0.011252622 3.0 0.010113462 0.012958463
0.0132505735 4.0 0.011088647 0.014168574
0.016889764 5.0 0.016413513 0.017317873
0.0250932755 6.0 0.023632506 0.033356847
END
set label 4 '  11.0 ms' at first 0.012167877, first 1.0 left front font ',12' textcolor rgb '#000000'
set label 5 '  11.1 ms' at first 0.01208896, first 2.0 left front font ',12' textcolor rgb '#000000'
set label 6 '  11.3 ms' at first 0.012958463, first 3.0 left front font ',12' textcolor rgb '#000000'
set label 7 '  13.3 ms' at first 0.014168574, first 4.0 left front font ',12' textcolor rgb '#000000'
set label 8 '  16.9 ms' at first 0.017317873, first 5.0 left front font ',12' textcolor rgb '#000000'
set label 9 '  25.1 ms' at first 0.033356847, first 6.0 left front font ',12' textcolor rgb '#000000'
plot \
  $bars using 1:2:3:4:5:6 with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2' notitle, \
  $spans using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '#000000' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-log-log-to.png'
replot
set output
