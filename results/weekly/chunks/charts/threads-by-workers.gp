# Needs gnuplot 5.4 or newer. Run: gnuplot threads-by-workers.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'threads-by-workers.svg'
set lmargin at screen 0.100
set rmargin at screen 0.795
set tmargin at screen 0.873
set bmargin at screen 0.181
set label 1 'weekly: threads by workers' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval · at chunk=64 (fastest)' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall fit, cpu fit, memory fit; 2026-11-28;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 4 'commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set arrow 1 from screen 0.807,0.828 to screen 0.833,0.828 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 5 '' at screen 0.820,0.828 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 6 'measured' at screen 0.841,0.828 left front textcolor rgb '#000000'
set arrow 2 from screen 0.807,0.791 to screen 0.833,0.791 nohead front linewidth 1.8 dashtype 2 linecolor rgb '#888888'
set label 7 'as many as workers' at screen 0.841,0.791 left front textcolor rgb '#000000'
set xlabel 'workers'
set xrange [0.0:8.64]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '8' 8.0)
set ylabel 'most threads at once (log scale)'
set logscale y
set yrange [0.840336134454:10.71]
set ytics ('1' 1.0, '2' 2.0, '5' 5.0, '10' 10.0)
$guide << END
1.0 1.0
8.0 8.0
END
$series1bars << END
1.0 1.0 1.0 1.0
2.0 3.0 3.0 3.0
4.0 5.0 5.0 5.0
8.0 9.0 9.0 9.0
END
$series1 << END
1.0 1.0
2.0 3.0
4.0 5.0
8.0 9.0
END
$series1open << END
4.0 5.0
8.0 9.0
END
plot \
  $guide using 1:2 with lines dashtype 2 linewidth 1.5 linecolor rgb '#888888' notitle, \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series1open using 1:2 with points pointtype 7 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series1open using 1:2 with points pointtype 6 pointsize 1.1 linewidth 1.5 linecolor rgb '#0072B2' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'threads-by-workers.png'
replot
set output
