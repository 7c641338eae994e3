# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-workers.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-workers.svg'
set lmargin at screen 0.100
set rmargin at screen 0.871
set tmargin at screen 0.873
set bmargin at screen 0.237
set label 1 'weekly: time by workers' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval · at chunk=64 (fastest)' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'An arrow: the interval goes on beyond the drawing.' at screen 0.02,0.106 left front font ',10' textcolor rgb '#555555'
set label 4 'Open marks: oversubscribed on 2 CPUs; their times are no scaling result.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 5 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall fit, cpu fit, memory fit; 2026-11-28;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 6 'commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set arrow 1 from screen 0.883,0.531 to screen 0.909,0.531 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 7 '' at screen 0.896,0.531 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 8 'measured' at screen 0.917,0.531 left front textcolor rgb '#000000'
set xlabel 'workers'
set xrange [0.0:8.64]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '8' 8.0)
set ylabel 'wall time'
set yrange [0.0:0.01202486877]
set ytics ('0 ms' 0.0, '5 ms' 0.005, '10 ms' 0.01)
$series1bars << END
1.0 0.0074227585 0.007194465 0.010949911
2.0 0.0050737175 0.004868581 0.005255013
4.0 0.005681434 0.005289004 0.01202486877
8.0 0.0055615805 0.005396319 0.006410011
END
$series1 << END
1.0 0.0074227585
2.0 0.0050737175
4.0 0.005681434
8.0 0.0055615805
END
set arrow 2 from first 4.0, first 0.005681434 to first 4.0, graph 1 head filled size screen 0.008,20,60 front linewidth 1.3 dashtype 1 linecolor rgb '#0072B2'
$series1open << END
4.0 0.005681434
8.0 0.0055615805
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series1open using 1:2 with points pointtype 7 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series1open using 1:2 with points pointtype 6 pointsize 1.1 linewidth 1.5 linecolor rgb '#0072B2' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-workers.png'
replot
set output
