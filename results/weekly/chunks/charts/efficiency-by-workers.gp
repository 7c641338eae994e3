# Needs gnuplot 5.4 or newer. Run: gnuplot efficiency-by-workers.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'efficiency-by-workers.svg'
set lmargin at screen 0.100
set rmargin at screen 0.871
set tmargin at screen 0.873
set bmargin at screen 0.209
set label 1 'weekly: efficiency by workers' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 pairs of runs a point · bars: 95 % interval · at chunk=64 (fastest)' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Reference: workers=1, chunk=64.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall fit, cpu fit, memory fit; 2026-11-28;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 'commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set arrow 1 from screen 0.883,0.796 to screen 0.909,0.796 nohead front linewidth 1.8 dashtype 2 linecolor rgb '#888888'
set label 6 'ideal' at screen 0.917,0.796 left front textcolor rgb '#000000'
set arrow 2 from screen 0.883,0.640 to screen 0.909,0.640 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 7 '' at screen 0.896,0.640 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 8 'measured' at screen 0.917,0.640 left front textcolor rgb '#000000'
set xlabel 'workers'
set xrange [0.0:3.564]
set xtics ('1' 1.0, '2' 2.0)
set ylabel 'efficiency (speed-up / resources ratio)'
set yrange [0.0:1.13127225829]
set ytics ('0' 0.0, '0.2' 0.2, '0.4' 0.4, '0.6' 0.6, '0.8' 0.8, '1.0' 1.0)
set object rectangle from first 2.16, graph 0 to first 3.564, graph 1 fillcolor rgb '#EEEEEE' fillstyle solid noborder behind
set label 9 'workers 4–8:' at first (2.16 + 3.564) / 2, graph 0.55 center front font ',11' textcolor rgb '#555555'
set label 10 'oversubscribed on 2 CPUs,' at first (2.16 + 3.564) / 2, graph 0.50 center front font ',11' textcolor rgb '#555555'
set label 11 'so no efficiency;' at first (2.16 + 3.564) / 2, graph 0.45 center front font ',11' textcolor rgb '#555555'
set label 12 'see CPU-time inflation' at first (2.16 + 3.564) / 2, graph 0.40 center front font ',11' textcolor rgb '#555555'
$guide << END
1.0 1.0
2.0 1.0
END
$series1bars << END
2.0 0.734491440457 0.704395212724 1.04747431323
END
$series1 << END
1.0 1.0
2.0 0.734491440457
END
plot \
  $guide using 1:2 with lines dashtype 2 linewidth 1.5 linecolor rgb '#888888' notitle, \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'efficiency-by-workers.png'
replot
set output
