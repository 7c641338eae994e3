# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-workers.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-workers.svg'
set lmargin at screen 0.100
set rmargin at screen 0.871
set tmargin at screen 0.873
set bmargin at screen 0.153
set label 1 'weekly: time by workers' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval · at chunk=8 (fastest)' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set arrow 1 from screen 0.883,0.606 to screen 0.909,0.606 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 4 '' at screen 0.896,0.606 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 5 'measured' at screen 0.917,0.606 left front textcolor rgb '#000000'
set xlabel 'workers'
set xrange [0.0:8.64]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '8' 8.0)
set ylabel 'wall time'
set yrange [0.0:0.01094149188]
set ytics ('0 ms' 0.0, '2 ms' 0.002, '4 ms' 0.004, '6 ms' 0.006, '8 ms' 0.008, '10 ms' 0.01)
$series1bars << END
1.0 0.0076597275 0.007353268 0.010131011
2.0 0.005731111 0.005648324 0.005934221
4.0 0.0059925635 0.005643292 0.006864118
8.0 0.006881917 0.006002663 0.007141932
END
$series1 << END
1.0 0.0076597275
2.0 0.005731111
4.0 0.0059925635
8.0 0.006881917
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-workers.png'
replot
set output
