# Needs gnuplot 5.4 or newer. Run: gnuplot efficiency-by-workers.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'efficiency-by-workers.svg'
set lmargin at screen 0.100
set rmargin at screen 0.854
set tmargin at screen 0.873
set bmargin at screen 0.181
set label 'storage: efficiency by workers' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'median of n = 2 pairs of runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'Reference: workers=1.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'workers'
set xrange [0.0:17.28]
set xtics ('1' 1.0, '4' 4.0, '16' 16.0)
set ylabel 'efficiency (speed-up / resources ratio)'
set yrange [0.0:1.08]
set ytics ('0.0' 0.0, '0.2' 0.2, '0.4' 0.4, '0.6' 0.6, '0.8' 0.8, '1.0' 1.0)
set key at screen 0.864, screen 0.873 left top Left reverse vertical samplen 2.5 spacing 1.35
set key title 'begin' left
$guide << END
1.0 1.0
16.0 1.0
END
$series1bars << END
4.0 0.427547907977 0.42443682226 0.430681797687
16.0 0.29033867937 0.287762519766 0.292937901736
END
$series1 << END
1.0 1.0
4.0 0.427547907977
16.0 0.29033867937
END
$series2bars << END
4.0 0.451101222809 0.450604229829 0.451598763947
16.0 0.363528027366 0.361684070786 0.365381384901
END
$series2 << END
1.0 1.0
4.0 0.451101222809
16.0 0.363528027366
END
plot \
  $guide using 1:2 with lines dashtype 2 linewidth 1.5 linecolor rgb '#888888' title 'ideal', \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' title 'deferred', \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' title 'immediate'
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'efficiency-by-workers.png'
replot
set output
