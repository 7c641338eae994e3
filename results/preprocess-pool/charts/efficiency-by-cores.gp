# Needs gnuplot 5.4 or newer. Run: gnuplot efficiency-by-cores.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'efficiency-by-cores.svg'
set lmargin at screen 0.100
set rmargin at screen 0.864
set tmargin at screen 0.849
set bmargin at screen 0.181
set label 1 'preprocess: efficiency by cores' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 pairs of runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'An arrow: the interval goes on beyond the drawing.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 5 'variant' at screen 0.876,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.864,0.593 to screen 0.876,0.633 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#888888'
set arrow 2 from screen 0.876,0.633 to screen 0.902,0.633 nohead front linewidth 1.8 dashtype 2 linecolor rgb '#888888'
set label 6 'ideal' at screen 0.910,0.633 left front textcolor rgb '#000000'
set arrow 3 from screen 0.876,0.597 to screen 0.902,0.597 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 7 '' at screen 0.889,0.597 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 8 'leave-two' at screen 0.910,0.597 left front textcolor rgb '#000000'
set arrow 4 from screen 0.876,0.561 to screen 0.902,0.561 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 9 '' at screen 0.889,0.561 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 10 'all-cores' at screen 0.910,0.561 left front textcolor rgb '#000000'
set arrow 5 from screen 0.864,0.564 to screen 0.876,0.525 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#0072B2'
set arrow 6 from screen 0.876,0.525 to screen 0.902,0.525 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 11 '' at screen 0.889,0.525 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 12 'fixed-2' at screen 0.910,0.525 left front textcolor rgb '#000000'
set xlabel 'cores'
set xrange [0.0:2.16]
set xtics ('1' 1.0, '2' 2.0)
set ylabel 'efficiency (speed-up / resources ratio)'
set yrange [0.0:1.62]
set ytics ('0' 0.0, '0.5' 0.5, '1.0' 1.0, '1.5' 1.5)
$guide << END
1.0 1.0
2.0 1.0
END
$series1bars << END
2.0 0.929321337075 0.823288138834 0.954276735764
END
$series1 << END
1.0 1.0
2.0 0.929321337075
END
$series2bars << END
2.0 0.935946265429 0.764886359946 0.991842501691
END
$series2 << END
1.0 1.0
2.0 0.935946265429
END
$series3bars << END
2.0 0.997170369422 0.973201041022 1.62
END
$series3 << END
1.0 1.0
2.0 0.997170369422
END
set arrow 7 from first 2.0, first 0.997170369422 to first 2.0, graph 1 head filled size screen 0.008,20,60 front linewidth 1.3 dashtype 1 linecolor rgb '#009E73'
plot \
  $guide using 1:2 with lines dashtype 2 linewidth 1.5 linecolor rgb '#888888' notitle, \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'efficiency-by-cores.png'
replot
set output
