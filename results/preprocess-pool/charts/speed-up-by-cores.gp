# Needs gnuplot 5.4 or newer. Run: gnuplot speed-up-by-cores.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'speed-up-by-cores.svg'
set lmargin at screen 0.100
set rmargin at screen 0.864
set tmargin at screen 0.849
set bmargin at screen 0.209
set label 1 'preprocess: all-cores: speed-up ×1.70 at 2 cores' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 pairs of runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'An arrow: the interval goes on beyond the drawing.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 '2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 6 'variant' at screen 0.876,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.876,0.674 to screen 0.902,0.674 nohead front linewidth 1.8 dashtype 2 linecolor rgb '#888888'
set label 7 'ideal' at screen 0.910,0.674 left front textcolor rgb '#000000'
set arrow 2 from screen 0.876,0.604 to screen 0.902,0.604 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 8 '' at screen 0.889,0.604 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 9 'all-cores' at screen 0.910,0.604 left front textcolor rgb '#000000'
set arrow 3 from screen 0.876,0.442 to screen 0.902,0.442 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 10 '' at screen 0.889,0.442 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 11 'leave-two' at screen 0.910,0.442 left front textcolor rgb '#000000'
set xlabel 'cores'
set xrange [0.0:2.16]
set xtics ('1' 1.0, '2' 2.0)
set ylabel 'speed-up'
set yrange [0.0:2.74996640923]
set ytics ('×0.0' 0.0, '×0.5' 0.5, '×1.0' 1.0, '×1.5' 1.5, '×2.0' 2.0, '×2.5' 2.5)
$guide << END
1.0 1.0
1.04166666667 1.04166666667
1.08333333333 1.08333333333
1.125 1.125
1.16666666667 1.16666666667
1.20833333333 1.20833333333
1.25 1.25
1.29166666667 1.29166666667
1.33333333333 1.33333333333
1.375 1.375
1.41666666667 1.41666666667
1.45833333333 1.45833333333
1.5 1.5
1.54166666667 1.54166666667
1.58333333333 1.58333333333
1.625 1.625
1.66666666667 1.66666666667
1.70833333333 1.70833333333
1.75 1.75
1.79166666667 1.79166666667
1.83333333333 1.83333333333
1.875 1.875
1.91666666667 1.91666666667
1.95833333333 1.95833333333
2.0 2.0
END
$series1bars << END
2.0 1.69751012916 1.29524112078 2.74996640923
END
$series1 << END
1.0 1.0
2.0 1.69751012916
END
set arrow 4 from first 2.0, first 1.69751012916 to first 2.0, graph 1 head filled size screen 0.008,20,60 front linewidth 1.3 dashtype 1 linecolor rgb '#0072B2'
$series2bars << END
2.0 0.999492198495 0.321010785969 1.10830430108
END
$series2 << END
1.0 1.0
2.0 0.999492198495
END
plot \
  $guide using 1:2 with lines dashtype 2 linewidth 1.5 linecolor rgb '#888888' notitle, \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'speed-up-by-cores.png'
replot
set output
