# Needs gnuplot 5.4 or newer. Run: gnuplot speed-up-by-cores.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'speed-up-by-cores.svg'
set lmargin at screen 0.100
set rmargin at screen 0.864
set tmargin at screen 0.849
set bmargin at screen 0.153
set label 1 'weekly: filter: speed-up ×1.85 at 2 cores' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 10 pairs of runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Reference: cores=1, workers=1.' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 4 'variant' at screen 0.876,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.876,0.797 to screen 0.902,0.797 nohead front linewidth 1.8 dashtype 2 linecolor rgb '#888888'
set label 5 'ideal' at screen 0.910,0.797 left front textcolor rgb '#000000'
set arrow 2 from screen 0.876,0.749 to screen 0.902,0.749 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 6 '' at screen 0.889,0.749 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 7 'filter' at screen 0.910,0.749 left front textcolor rgb '#000000'
set arrow 3 from screen 0.876,0.655 to screen 0.902,0.655 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 8 '' at screen 0.889,0.655 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 9 'partition' at screen 0.910,0.655 left front textcolor rgb '#000000'
set xlabel 'cores'
set xrange [0.0:3.564]
set xtics ('1' 1.0, '2' 2.0)
set label 10 'speed-up' at screen 0.024,0.501 center front textcolor rgb '#000000' rotate by 90
set yrange [0.0:2.16]
set ytics ('×0.0' 0.0, '×0.5' 0.5, '×1.0' 1.0, '×1.5' 1.5, '×2.0' 2.0)
set object rectangle from first 2.16, graph 0 to first 3.564, graph 1 fillcolor rgb '#EEEEEE' fillstyle solid noborder behind
set label 11 'cores 4–252:' at first (2.16 + 3.564) / 2, graph 0.55 center front font ',11' textcolor rgb '#555555'
set label 12 'oversubscribed on 2 CPUs,' at first (2.16 + 3.564) / 2, graph 0.50 center front font ',11' textcolor rgb '#555555'
set label 13 'so no speed-up;' at first (2.16 + 3.564) / 2, graph 0.45 center front font ',11' textcolor rgb '#555555'
set label 14 'see CPU-time inflation' at first (2.16 + 3.564) / 2, graph 0.40 center front font ',11' textcolor rgb '#555555'
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
2.0 1.85094725809 1.80009293587 1.89699391714
END
$series1 << END
1.0 1.0
2.0 1.85094725809
END
$series2bars << END
2.0 1.55884116609 1.50102984029 1.64737527069
END
$series2 << END
1.0 1.0
2.0 1.55884116609
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
