# Needs gnuplot 5.4 or newer. Run: gnuplot cpu-time-inflation.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'cpu-time-inflation.svg'
set lmargin at screen 0.100
set rmargin at screen 0.841
set tmargin at screen 0.849
set bmargin at screen 0.237
set label 1 'preprocess: CPU-time inflation by virtual cores, oversubscribed on 1 CPU' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 pairs of runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'An arrow: the interval goes on beyond the drawing.' at screen 0.02,0.106 left front font ',10' textcolor rgb '#555555'
set label 4 'Filled marks: pinned, every virtual core a CPU of its own. Open marks: oversubscribed.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 5 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 6 '2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 7 'variant' at screen 0.853,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.841,0.615 to screen 0.853,0.647 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#0072B2'
set arrow 2 from screen 0.853,0.647 to screen 0.879,0.647 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 8 '' at screen 0.866,0.647 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 9 'fixed-2' at screen 0.887,0.647 left front textcolor rgb '#000000'
set arrow 3 from screen 0.841,0.593 to screen 0.853,0.614 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#009E73'
set arrow 4 from screen 0.853,0.614 to screen 0.879,0.614 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 10 '' at screen 0.866,0.614 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 11 'leave-two' at screen 0.887,0.614 left front textcolor rgb '#000000'
set arrow 5 from screen 0.841,0.593 to screen 0.853,0.581 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#888888'
set arrow 6 from screen 0.853,0.581 to screen 0.879,0.581 nohead front linewidth 1.8 dashtype 2 linecolor rgb '#888888'
set label 12 'no inflation' at screen 0.887,0.581 left front textcolor rgb '#000000'
set arrow 7 from screen 0.841,0.589 to screen 0.853,0.548 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#D55E00'
set arrow 8 from screen 0.853,0.548 to screen 0.879,0.548 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 13 '' at screen 0.866,0.548 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 14 'all-cores' at screen 0.887,0.548 left front textcolor rgb '#000000'
set xlabel 'cores'
set xrange [0.0:2.16]
set xtics ('1' 1.0, '2' 2.0)
set ylabel 'CPU time / CPU time of the reference'
set yrange [0.0:1.71878447249]
set ytics ('×0.0' 0.0, '×0.5' 0.5, '×1.0' 1.0, '×1.5' 1.5)
$guide << END
1.0 1.0
2.0 1.0
END
$series1bars << END
2.0 1.06097806944 0.962147843327 1.71878447249
END
$series1 << END
1.0 1.0
2.0 1.06097806944
END
set arrow 9 from first 2.0, first 1.06097806944 to first 2.0, graph 1 head filled size screen 0.008,20,60 front linewidth 1.3 dashtype 1 linecolor rgb '#0072B2'
$series1open << END
1.0 1.0
END
$series2bars << END
2.0 0.988696533948 0.608138685802 1.31006663705
END
$series2 << END
1.0 1.0
2.0 0.988696533948
END
$series3bars << END
2.0 1.00089377877 0.902074519895 1.71878447249
END
$series3 << END
1.0 1.0
2.0 1.00089377877
END
set arrow 10 from first 2.0, first 1.00089377877 to first 2.0, graph 1 head filled size screen 0.008,20,60 front linewidth 1.3 dashtype 1 linecolor rgb '#009E73'
plot \
  $guide using 1:2 with lines dashtype 2 linewidth 1.5 linecolor rgb '#888888' notitle, \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series1open using 1:2 with points pointtype 7 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series1open using 1:2 with points pointtype 6 pointsize 1.1 linewidth 1.5 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'cpu-time-inflation.png'
replot
set output
