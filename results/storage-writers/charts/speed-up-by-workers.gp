# Needs gnuplot 5.4 or newer. Run: gnuplot speed-up-by-workers.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'speed-up-by-workers.svg'
set lmargin at screen 0.100
set rmargin at screen 0.772
set tmargin at screen 0.849
set bmargin at screen 0.209
set label 1 'storage: speed-up by workers' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 2 pairs of runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Reference: workers=1.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu fit, memory fit; 2026-11-28;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 'commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 6 'variant · begin' at screen 0.784,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.784,0.832 to screen 0.810,0.832 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 7 '' at screen 0.797,0.832 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 8 'default · deferred' at screen 0.818,0.832 left front textcolor rgb '#000000'
set arrow 2 from screen 0.784,0.797 to screen 0.810,0.797 nohead front linewidth 1.8 dashtype 2 linecolor rgb '#888888'
set label 9 'ideal' at screen 0.818,0.797 left front textcolor rgb '#000000'
set arrow 3 from screen 0.784,0.763 to screen 0.810,0.763 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 10 '' at screen 0.797,0.763 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 11 'wal · immediate' at screen 0.818,0.763 left front textcolor rgb '#000000'
set arrow 4 from screen 0.784,0.728 to screen 0.810,0.728 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#E69F00'
set label 12 '' at screen 0.797,0.728 front point pointtype 13 pointsize 1.1 linecolor rgb '#E69F00'
set label 13 'wal-tuned · deferred' at screen 0.818,0.728 left front textcolor rgb '#000000'
set arrow 5 from screen 0.784,0.693 to screen 0.810,0.693 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 14 '' at screen 0.797,0.693 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 15 'wal · deferred' at screen 0.818,0.693 left front textcolor rgb '#000000'
set arrow 6 from screen 0.784,0.659 to screen 0.810,0.659 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#56B4E9'
set label 16 '' at screen 0.797,0.659 front point pointtype 15 pointsize 1.1 linecolor rgb '#56B4E9'
set label 17 'wal-tuned · immediate' at screen 0.818,0.659 left front textcolor rgb '#000000'
set arrow 7 from screen 0.784,0.624 to screen 0.810,0.624 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 18 '' at screen 0.797,0.624 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 19 'default · immediate' at screen 0.818,0.624 left front textcolor rgb '#000000'
set xlabel 'workers'
set xrange [0.0:3.564]
set xtics ('1' 1.0, '2' 2.0)
set ylabel 'speed-up'
set yrange [0.0:2.34535776674]
set ytics ('×0.0' 0.0, '×0.5' 0.5, '×1.0' 1.0, '×1.5' 1.5, '×2.0' 2.0)
set object rectangle from first 2.16, graph 0 to first 3.564, graph 1 fillcolor rgb '#EEEEEE' fillstyle solid noborder behind
set label 20 'workers 4–16:' at first (2.16 + 3.564) / 2, graph 0.55 center front font ',11' textcolor rgb '#555555'
set label 21 'oversubscribed on 2 CPUs,' at first (2.16 + 3.564) / 2, graph 0.50 center front font ',11' textcolor rgb '#555555'
set label 22 'so no speed-up;' at first (2.16 + 3.564) / 2, graph 0.45 center front font ',11' textcolor rgb '#555555'
set label 23 'see CPU-time inflation' at first (2.16 + 3.564) / 2, graph 0.40 center front font ',11' textcolor rgb '#555555'
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
2.0 2.00565869542 1.85237417008 2.1716275618
END
$series1 << END
1.0 1.0
2.0 2.00565869542
END
$series2bars << END
2.0 1.89093134241 1.86020509187 1.92216511896
END
$series2 << END
1.0 1.0
2.0 1.89093134241
END
$series3bars << END
2.0 1.95274343457 1.92725224671 1.97857178674
END
$series3 << END
1.0 1.0
2.0 1.95274343457
END
$series4bars << END
2.0 1.98928630431 1.96517761204 2.01369076071
END
$series4 << END
1.0 1.0
2.0 1.98928630431
END
$series5bars << END
2.0 1.9662998456 1.96576969365 1.96683014053
END
$series5 << END
1.0 1.0
2.0 1.9662998456
END
$series6bars << END
2.0 1.94189597092 1.93360179894 1.95022572068
END
$series6 << END
1.0 1.0
2.0 1.94189597092
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
  $series4 using 1:2 with linespoints pointtype 11 pointsize 1.1 linewidth 1.8 linecolor rgb '#CC79A7' notitle, \
  $series5bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#E69F00' notitle, \
  $series5 using 1:2 with linespoints pointtype 13 pointsize 1.1 linewidth 1.8 linecolor rgb '#E69F00' notitle, \
  $series6bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#56B4E9' notitle, \
  $series6 using 1:2 with linespoints pointtype 15 pointsize 1.1 linewidth 1.8 linecolor rgb '#56B4E9' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'speed-up-by-workers.png'
replot
set output
