# Needs gnuplot 5.4 or newer. Run: gnuplot efficiency-by-workers.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'efficiency-by-workers.svg'
set lmargin at screen 0.100
set rmargin at screen 0.861
set tmargin at screen 0.873
set bmargin at screen 0.181
set label 'weekly: efficiency by workers' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'median of n = 6 pairs of runs a point · bars: 95 % interval · at chunk=1' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'Reference: workers=1, chunk=1.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'workers'
set xrange [0.0:8.64]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '8' 8.0)
set ylabel 'efficiency (speed-up / resources ratio)'
set yrange [0.0:1.08]
set ytics ('0.0' 0.0, '0.2' 0.2, '0.4' 0.4, '0.6' 0.6, '0.8' 0.8, '1.0' 1.0)
set key at screen 0.871, screen 0.873 left top Left reverse vertical samplen 2.5 spacing 1.35
$guide << END
1.0 1.0
8.0 1.0
END
$series1bars << END
2.0 0.604438962997 0.557185684667 0.681384212385
4.0 0.64759964509 0.550124838248 0.658272481475
8.0 0.579151503166 0.493370115426 0.629320038671
END
$series1 << END
1.0 1.0
2.0 0.604438962997
4.0 0.64759964509
8.0 0.579151503166
END
plot \
  $guide using 1:2 with lines dashtype 2 linewidth 1.5 linecolor rgb '#888888' title 'ideal', \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' title 'measured'
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'efficiency-by-workers.png'
replot
set output
