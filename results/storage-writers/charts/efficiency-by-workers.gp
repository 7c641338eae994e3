# Needs gnuplot 5.4 or newer. Run: gnuplot efficiency-by-workers.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'efficiency-by-workers.svg'
set lmargin at screen 0.100
set rmargin at screen 0.772
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
set label 5 'variant · begin' at screen 0.784,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.784,0.792 to screen 0.810,0.792 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#E69F00'
set label 6 '' at screen 0.797,0.792 front point pointtype 13 pointsize 1.1 linecolor rgb '#E69F00'
set label 7 'wal-tuned · deferred' at screen 0.818,0.792 left front textcolor rgb '#000000'
set arrow 2 from screen 0.784,0.756 to screen 0.810,0.756 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#56B4E9'
set label 8 '' at screen 0.797,0.756 front point pointtype 15 pointsize 1.1 linecolor rgb '#56B4E9'
set label 9 'wal-tuned · immediate' at screen 0.818,0.756 left front textcolor rgb '#000000'
set arrow 3 from screen 0.772,0.405 to screen 0.784,0.422 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#009E73'
set arrow 4 from screen 0.784,0.422 to screen 0.810,0.422 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 10 '' at screen 0.797,0.422 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 11 'wal · deferred' at screen 0.818,0.422 left front textcolor rgb '#000000'
set arrow 5 from screen 0.784,0.386 to screen 0.810,0.386 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 12 '' at screen 0.797,0.386 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 13 'wal · immediate' at screen 0.818,0.386 left front textcolor rgb '#000000'
set arrow 6 from screen 0.772,0.320 to screen 0.784,0.350 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#888888'
set arrow 7 from screen 0.784,0.350 to screen 0.810,0.350 nohead front linewidth 1.8 dashtype 2 linecolor rgb '#888888'
set label 14 'ideal' at screen 0.818,0.350 left front textcolor rgb '#000000'
set arrow 8 from screen 0.784,0.314 to screen 0.810,0.314 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 15 '' at screen 0.797,0.314 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 16 'default · immediate' at screen 0.818,0.314 left front textcolor rgb '#000000'
set arrow 9 from screen 0.772,0.312 to screen 0.784,0.278 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#0072B2'
set arrow 10 from screen 0.784,0.278 to screen 0.810,0.278 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 17 '' at screen 0.797,0.278 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 18 'default · deferred' at screen 0.818,0.278 left front textcolor rgb '#000000'
set xlabel 'workers'
set xrange [0.0:17.28]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '8' 8.0, '16' 16.0)
set ylabel 'efficiency (speed-up / resources ratio)'
set yrange [0.0:4.8191286837]
set ytics ('0' 0.0, '1' 1.0, '2' 2.0, '3' 3.0, '4' 4.0)
$guide << END
1.0 1.0
16.0 1.0
END
$series1bars << END
2.0 0.884860756997 0.801773566604 0.976558210306
4.0 1.0070671346 0.977205931653 1.03784082836
8.0 0.984606808068 0.97928800933 0.989954494753
16.0 0.944317997726 0.939220735691 0.949442923206
END
$series1 << END
1.0 1.0
2.0 0.884860756997
4.0 1.0070671346
8.0 0.984606808068
16.0 0.944317997726
END
$series2bars << END
2.0 0.98145605131 0.885879063158 1.08734478634
4.0 1.05521220635 0.976027923179 1.14082064046
8.0 0.943938898857 0.899672149624 0.99038371383
16.0 0.982333826964 0.849717758293 1.13564738195
END
$series2 << END
1.0 1.0
2.0 0.98145605131
4.0 1.05521220635
8.0 0.943938898857
16.0 0.982333826964
END
$series3bars << END
2.0 0.951325092004 0.890255690878 1.0165837073
4.0 1.69622420335 1.58625536877 1.81381674394
8.0 1.69801039969 1.51807453454 1.89927388402
16.0 1.61931815287 1.59029274308 1.64887332325
END
$series3 << END
1.0 1.0
2.0 0.951325092004
4.0 1.69622420335
8.0 1.69801039969
16.0 1.61931815287
END
$series4bars << END
2.0 0.915427851938 0.867187496041 0.966351747378
4.0 1.80105384093 1.7366238047 1.86787427947
8.0 1.80967959561 1.71480791248 1.90980005103
16.0 1.53794634503 1.42122135752 1.66425796213
END
$series4 << END
1.0 1.0
2.0 0.915427851938
4.0 1.80105384093
8.0 1.80967959561
16.0 1.53794634503
END
$series5bars << END
2.0 0.970299140489 0.946583827473 0.99460860698
4.0 1.89401794625 1.88017083521 1.90796703869
8.0 3.2745132885 3.26154145315 3.28753671556
16.0 4.39386123428 4.32661155954 4.46215618861
END
$series5 << END
1.0 1.0
2.0 0.970299140489
4.0 1.89401794625
8.0 3.2745132885
16.0 4.39386123428
END
$series6bars << END
2.0 1.00007673378 0.968103449157 1.03310599121
4.0 1.91304080227 1.80554823113 2.02693289942
8.0 2.94439685996 2.93610214672 2.95271500641
16.0 4.15951035535 4.15888128718 4.16013951866
END
$series6 << END
1.0 1.0
2.0 1.00007673378
4.0 1.91304080227
8.0 2.94439685996
16.0 4.15951035535
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
set output directory.'efficiency-by-workers.png'
replot
set output
