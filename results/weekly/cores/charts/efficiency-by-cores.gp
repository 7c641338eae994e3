# Needs gnuplot 5.4 or newer. Run: gnuplot efficiency-by-cores.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'efficiency-by-cores.svg'
set lmargin at screen 0.100
set rmargin at screen 0.823
set tmargin at screen 0.873
set bmargin at screen 0.181
set label 'weekly: efficiency by cores' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'median of n = 6 pairs of runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'Reference: cores=1, workers=1.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'cores'
set xrange [0.0:3.564]
set xtics ('1' 1.0, '2' 2.0)
set ylabel 'efficiency (speed-up / resources ratio)'
set yrange [0.0:1.08]
set ytics ('0.0' 0.0, '0.2' 0.2, '0.4' 0.4, '0.6' 0.6, '0.8' 0.8, '1.0' 1.0)
set key at screen 0.833, screen 0.873 left top Left reverse vertical samplen 2.5 spacing 1.35
set key title 'variant' left
set object 1 rectangle from first 2.16, graph 0 to first 3.564, graph 1 fillcolor rgb '#EEEEEE' fillstyle solid noborder behind
set label 'cores 4–252:' at first (2.16 + 3.564) / 2, graph 0.55 center front font ',11' textcolor rgb '#555555'
set label 'oversubscribed on 2 CPUs,' at first (2.16 + 3.564) / 2, graph 0.50 center front font ',11' textcolor rgb '#555555'
set label 'so no efficiency;' at first (2.16 + 3.564) / 2, graph 0.45 center front font ',11' textcolor rgb '#555555'
set label 'see CPU-time inflation' at first (2.16 + 3.564) / 2, graph 0.40 center front font ',11' textcolor rgb '#555555'
$guide << END
1.0 1.0
2.0 1.0
END
$series1bars << END
2.0 0.760588234214 0.594853572126 0.873608746204
END
$series1 << END
1.0 1.0
2.0 0.760588234214
END
$series2bars << END
2.0 0.721949889635 0.573911329544 0.817510265899
END
$series2 << END
1.0 1.0
2.0 0.721949889635
END
plot \
  $guide using 1:2 with lines dashtype 2 linewidth 1.5 linecolor rgb '#888888' title 'ideal', \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' title 'partition', \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' title 'partition-f32'
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'efficiency-by-cores.png'
replot
set output
