# Needs gnuplot 5.4 or newer. Run: gnuplot efficiency-by-workers.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'efficiency-by-workers.svg'
set lmargin at screen 0.100
set rmargin at screen 0.864
set tmargin at screen 0.849
set bmargin at screen 0.181
set label 1 'storage: efficiency by workers' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 2 pairs of runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Reference: workers=1.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 5 'begin' at screen 0.876,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.876,0.800 to screen 0.902,0.800 nohead front linewidth 1.8 dashtype 2 linecolor rgb '#888888'
set label 6 'ideal' at screen 0.910,0.800 left front textcolor rgb '#000000'
set arrow 2 from screen 0.876,0.406 to screen 0.902,0.406 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 7 '' at screen 0.889,0.406 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 8 'immediate' at screen 0.910,0.406 left front textcolor rgb '#000000'
set arrow 3 from screen 0.876,0.361 to screen 0.902,0.361 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 9 '' at screen 0.889,0.361 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 10 'deferred' at screen 0.910,0.361 left front textcolor rgb '#000000'
set xlabel 'workers'
set xrange [0.0:17.28]
set xtics ('1' 1.0, '4' 4.0, '16' 16.0)
set ylabel 'efficiency (speed-up / resources ratio)'
set yrange [0.0:1.08]
set ytics ('0' 0.0, '0.2' 0.2, '0.4' 0.4, '0.6' 0.6, '0.8' 0.8, '1.0' 1.0)
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
  $guide using 1:2 with lines dashtype 2 linewidth 1.5 linecolor rgb '#888888' notitle, \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'efficiency-by-workers.png'
replot
set output
