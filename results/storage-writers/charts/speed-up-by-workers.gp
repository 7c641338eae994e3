# Needs gnuplot 5.4 or newer. Run: gnuplot speed-up-by-workers.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'speed-up-by-workers.svg'
set lmargin at screen 0.100
set rmargin at screen 0.772
set tmargin at screen 0.849
set bmargin at screen 0.181
set label 1 'storage: speed-up by workers' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
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
set ylabel 'speed-up'
set yrange [0.0:9.6382573674]
set ytics ('×0' 0.0, '×2' 2.0, '×4' 4.0, '×6' 6.0, '×8' 8.0)
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
16.0 2.0
END
$series1bars << END
2.0 1.76972151399 1.60354713321 1.95311642061
4.0 2.0141342692 1.95441186331 2.07568165673
8.0 1.96921361614 1.95857601866 1.97990898951
16.0 1.88863599545 1.87844147138 1.89888584641
END
$series1 << END
1.0 1.0
2.0 1.76972151399
4.0 2.0141342692
8.0 1.96921361614
16.0 1.88863599545
END
$series2bars << END
2.0 1.96291210262 1.77175812632 2.17468957268
4.0 2.1104244127 1.95205584636 2.28164128092
8.0 1.88787779771 1.79934429925 1.98076742766
16.0 1.96466765393 1.69943551659 2.27129476389
END
$series2 << END
1.0 1.0
2.0 1.96291210262
4.0 2.1104244127
8.0 1.88787779771
16.0 1.96466765393
END
$series3bars << END
2.0 1.90265018401 1.78051138176 2.0331674146
4.0 3.39244840671 3.17251073754 3.62763348787
8.0 3.39602079938 3.03614906908 3.79854776804
16.0 3.23863630574 3.18058548616 3.29774664649
END
$series3 << END
1.0 1.0
2.0 1.90265018401
4.0 3.39244840671
8.0 3.39602079938
16.0 3.23863630574
END
$series4bars << END
2.0 1.83085570388 1.73437499208 1.93270349476
4.0 3.60210768185 3.47324760939 3.73574855895
8.0 3.61935919122 3.42961582497 3.81960010207
16.0 3.07589269006 2.84244271503 3.32851592425
END
$series4 << END
1.0 1.0
2.0 1.83085570388
4.0 3.60210768185
8.0 3.61935919122
16.0 3.07589269006
END
$series5bars << END
2.0 1.94059828098 1.89316765495 1.98921721396
4.0 3.78803589249 3.76034167043 3.81593407739
8.0 6.549026577 6.5230829063 6.57507343113
16.0 8.78772246857 8.65322311909 8.92431237723
END
$series5 << END
1.0 1.0
2.0 1.94059828098
4.0 3.78803589249
8.0 6.549026577
16.0 8.78772246857
END
$series6bars << END
2.0 2.00015346755 1.93620689831 2.06621198243
4.0 3.82608160454 3.61109646225 4.05386579884
8.0 5.88879371992 5.87220429343 5.90543001282
16.0 8.31902071069 8.31776257436 8.32027903733
END
$series6 << END
1.0 1.0
2.0 2.00015346755
4.0 3.82608160454
8.0 5.88879371992
16.0 8.31902071069
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
