# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-workers.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-workers.svg'
set lmargin at screen 0.100
set rmargin at screen 0.864
set tmargin at screen 0.849
set bmargin at screen 0.153
set label 1 'storage: time by workers' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 2 runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 4 'begin' at screen 0.876,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.876,0.780 to screen 0.902,0.780 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 5 '' at screen 0.889,0.780 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 6 'deferred' at screen 0.910,0.780 left front textcolor rgb '#000000'
set arrow 2 from screen 0.876,0.641 to screen 0.902,0.641 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 7 '' at screen 0.889,0.641 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 8 'immediate' at screen 0.910,0.641 left front textcolor rgb '#000000'
set xlabel 'workers'
set xrange [0.0:17.28]
set xtics ('1' 1.0, '4' 4.0, '16' 16.0)
set ylabel 'wall time'
set yrange [0.0:2.37572921052]
set ytics ('0.0 s' 0.0, '0.5 s' 0.5, '1.0 s' 1.0, '1.5 s' 1.5, '2.0 s' 2.0)
$series1bars << END
1.0 1.2434884575 1.22096613 1.266010785
4.0 1.4544406395 1.417480535 1.491400744
16.0 2.14187545 2.084001631 2.199749269
END
$series1 << END
1.0 1.2434884575
4.0 1.4544406395
16.0 2.14187545
END
$series2bars << END
1.0 1.2120890065 1.209097483 1.21508053
4.0 1.3434823265 1.338685554 1.348279099
16.0 1.66716154 1.654569079 1.679754001
END
$series2 << END
1.0 1.2120890065
4.0 1.3434823265
16.0 1.66716154
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-workers.png'
replot
set output
