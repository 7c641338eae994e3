# Needs gnuplot 5.4 or newer. Run: gnuplot efficiency-by-cores.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'efficiency-by-cores.svg'
set lmargin at screen 0.100
set rmargin at screen 0.841
set tmargin at screen 0.849
set bmargin at screen 0.181
set label 1 'training: efficiency by cores' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 3 pairs of runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Reference: cores=1, workers=1, threads=1.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 5 'variant' at screen 0.853,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.853,0.643 to screen 0.879,0.643 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 6 '' at screen 0.866,0.643 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 7 'sequential' at screen 0.887,0.643 left front textcolor rgb '#000000'
set arrow 2 from screen 0.853,0.607 to screen 0.879,0.607 nohead front linewidth 1.8 dashtype 2 linecolor rgb '#888888'
set label 8 'ideal' at screen 0.887,0.607 left front textcolor rgb '#000000'
set arrow 3 from screen 0.853,0.571 to screen 0.879,0.571 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 9 '' at screen 0.866,0.571 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 10 'document-003' at screen 0.887,0.571 left front textcolor rgb '#000000'
set arrow 4 from screen 0.853,0.535 to screen 0.879,0.535 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 11 '' at screen 0.866,0.535 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 12 'balanced' at screen 0.887,0.535 left front textcolor rgb '#000000'
set arrow 5 from screen 0.853,0.499 to screen 0.879,0.499 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 13 '' at screen 0.866,0.499 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 14 'uncapped' at screen 0.887,0.499 left front textcolor rgb '#000000'
set xlabel 'cores'
set xrange [0.0:3.564]
set xtics ('1' 1.0, '2' 2.0)
set ylabel 'efficiency (speed-up / resources ratio)'
set yrange [0.0:1.53024458063]
set ytics ('0' 0.0, '0.5' 0.5, '1.0' 1.0, '1.5' 1.5)
set object rectangle from first 2.16, graph 0 to first 3.564, graph 1 fillcolor rgb '#EEEEEE' fillstyle solid noborder behind
set label 15 'cores 8–252:' at first (2.16 + 3.564) / 2, graph 0.55 center front font ',11' textcolor rgb '#555555'
set label 16 'oversubscribed on 2 CPUs,' at first (2.16 + 3.564) / 2, graph 0.50 center front font ',11' textcolor rgb '#555555'
set label 17 'so no efficiency;' at first (2.16 + 3.564) / 2, graph 0.45 center front font ',11' textcolor rgb '#555555'
set label 18 'see CPU-time inflation' at first (2.16 + 3.564) / 2, graph 0.40 center front font ',11' textcolor rgb '#555555'
$guide << END
1.0 1.0
2.0 1.0
END
$series1bars << END
2.0 0.778317567329 0.722491380637 0.783266197154
END
$series1 << END
1.0 1.0
2.0 0.778317567329
END
$series2bars << END
2.0 0.833757920058 0.809277398797 1.1853695042
END
$series2 << END
1.0 1.0
2.0 0.833757920058
END
$series3bars << END
2.0 1.02105382163 0.989731458675 1.41689313021
END
$series3 << END
1.0 1.0
2.0 1.02105382163
END
$series4bars << END
2.0 0.830093150298 0.772249270216 0.868336501667
END
$series4 << END
1.0 1.0
2.0 0.830093150298
END
plot \
  $guide using 1:2 with lines dashtype 2 linewidth 1.5 linecolor rgb '#888888' notitle, \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' notitle, \
  $series4bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#CC79A7' notitle, \
  $series4 using 1:2 with linespoints pointtype 11 pointsize 1.1 linewidth 1.8 linecolor rgb '#CC79A7' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'efficiency-by-cores.png'
replot
set output
