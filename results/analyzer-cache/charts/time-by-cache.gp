# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-cache.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-cache.svg'
set lmargin at screen 0.082
set rmargin at screen 0.900
set tmargin at screen 0.873
set bmargin at screen 0.153
set label 1 'analyzer: cache=on is 2.82 times as fast as cache=off' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a bar · whiskers: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'wall time'
set xrange [0.0:0.518932875154]
set xtics ('0 ms' 0.0, '100 ms' 0.1, '200 ms' 0.2, '300 ms' 0.3, '400 ms' 0.4, '500 ms' 0.5)
set ylabel 'cache'
set yrange [2.6:0.4]
set ytics ('on' 1.0, 'off' 2.0) scale 0
unset grid
set grid xtics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
$bars << END
0.07476401275 1.0 0.0 0.1495280255 0.7 1.3
0.21051388175 2.0 0.0 0.4210277635 1.7 2.3
END
$spans << END
0.1495280255 1.0 0.142147782 0.163723849
0.4210277635 2.0 0.408686682 0.444901299
END
set label 4 '  150 ms' at first 0.163723849, first 1.0 left front font ',12' textcolor rgb '#000000'
set label 5 '  421 ms' at first 0.444901299, first 2.0 left front font ',12' textcolor rgb '#000000'
plot \
  $bars using 1:2:3:4:5:6 with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2' notitle, \
  $spans using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '#000000' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-cache.png'
replot
set output
