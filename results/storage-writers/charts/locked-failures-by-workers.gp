# Needs gnuplot 5.4 or newer. Run: gnuplot locked-failures-by-workers.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'locked-failures-by-workers.svg'
set lmargin at screen 0.100
set rmargin at screen 0.772
set tmargin at screen 0.849
set bmargin at screen 0.209
set label 1 'storage: locked failures by workers' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 2 runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Open marks: oversubscribed on 2 CPUs.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu fit, memory fit; 2026-11-28;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 'commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 6 'variant · begin' at screen 0.784,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.784,0.767 to screen 0.810,0.767 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 7 '' at screen 0.797,0.767 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 8 'default · immediate' at screen 0.818,0.767 left front textcolor rgb '#000000'
set arrow 2 from screen 0.784,0.714 to screen 0.810,0.714 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 9 '' at screen 0.797,0.714 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 10 'default · deferred' at screen 0.818,0.714 left front textcolor rgb '#000000'
set arrow 3 from screen 0.784,0.573 to screen 0.810,0.573 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 11 '' at screen 0.797,0.573 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 12 'wal · immediate' at screen 0.818,0.573 left front textcolor rgb '#000000'
set arrow 4 from screen 0.784,0.513 to screen 0.810,0.513 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 13 '' at screen 0.797,0.513 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 14 'wal · deferred' at screen 0.818,0.513 left front textcolor rgb '#000000'
set arrow 5 from screen 0.772,0.250 to screen 0.784,0.261 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#E69F00'
set arrow 6 from screen 0.784,0.261 to screen 0.810,0.261 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#E69F00'
set label 15 '' at screen 0.797,0.261 front point pointtype 13 pointsize 1.1 linecolor rgb '#E69F00'
set label 16 'wal-tuned · deferred' at screen 0.818,0.261 left front textcolor rgb '#000000'
set arrow 7 from screen 0.772,0.209 to screen 0.784,0.226 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#56B4E9'
set arrow 8 from screen 0.784,0.226 to screen 0.810,0.226 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#56B4E9'
set label 17 '' at screen 0.797,0.226 front point pointtype 15 pointsize 1.1 linecolor rgb '#56B4E9'
set label 18 'wal-tuned · immediate' at screen 0.818,0.226 left front textcolor rgb '#000000'
set xlabel 'workers'
set xrange [0.0:17.28]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '8' 8.0, '16' 16.0)
set ylabel 'locked failures'
set yrange [0.0:437.4]
set ytics ('0' 0.0, '100' 100.0, '200' 200.0, '300' 300.0, '400' 400.0)
$series1bars << END
1.0 0.0 0.0 0.0
2.0 29.0 22.0 36.0
4.0 117.0 116.0 118.0
8.0 232.5 227.0 238.0
16.0 345.0 334.0 356.0
END
$series1 << END
1.0 0.0
2.0 29.0
4.0 117.0
8.0 232.5
16.0 345.0
END
$series1open << END
4.0 117.0
8.0 232.5
16.0 345.0
END
$series2bars << END
1.0 0.0 0.0 0.0
2.0 37.5 37.0 38.0
4.0 125.0 117.0 133.0
8.0 183.0 182.0 184.0
16.0 381.5 358.0 405.0
END
$series2 << END
1.0 0.0
2.0 37.5
4.0 125.0
8.0 183.0
16.0 381.5
END
$series2open << END
4.0 125.0
8.0 183.0
16.0 381.5
END
$series3bars << END
1.0 0.0 0.0 0.0
2.0 13.5 8.0 19.0
4.0 40.0 37.0 43.0
8.0 124.0 107.0 141.0
16.0 208.0 191.0 225.0
END
$series3 << END
1.0 0.0
2.0 13.5
4.0 40.0
8.0 124.0
16.0 208.0
END
$series3open << END
4.0 40.0
8.0 124.0
16.0 208.0
END
$series4bars << END
1.0 0.0 0.0 0.0
2.0 13.5 12.0 15.0
4.0 17.5 14.0 21.0
8.0 141.5 140.0 143.0
16.0 248.5 237.0 260.0
END
$series4 << END
1.0 0.0
2.0 13.5
4.0 17.5
8.0 141.5
16.0 248.5
END
$series4open << END
4.0 17.5
8.0 141.5
16.0 248.5
END
$series5bars << END
1.0 0.0 0.0 0.0
2.0 2.5 2.0 3.0
4.0 4.5 4.0 5.0
8.0 8.5 6.0 11.0
16.0 28.0 27.0 29.0
END
$series5 << END
1.0 0.0
2.0 2.5
4.0 4.5
8.0 8.5
16.0 28.0
END
$series5open << END
4.0 4.5
8.0 8.5
16.0 28.0
END
$series6bars << END
1.0 0.0 0.0 0.0
2.0 0.0 0.0 0.0
4.0 0.0 0.0 0.0
8.0 0.0 0.0 0.0
16.0 0.0 0.0 0.0
END
$series6 << END
1.0 0.0
2.0 0.0
4.0 0.0
8.0 0.0
16.0 0.0
END
$series6open << END
4.0 0.0
8.0 0.0
16.0 0.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series1open using 1:2 with points pointtype 7 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series1open using 1:2 with points pointtype 6 pointsize 1.1 linewidth 1.5 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series2open using 1:2 with points pointtype 5 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series2open using 1:2 with points pointtype 4 pointsize 1.1 linewidth 1.5 linecolor rgb '#D55E00' notitle, \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' notitle, \
  $series3open using 1:2 with points pointtype 9 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series3open using 1:2 with points pointtype 8 pointsize 1.1 linewidth 1.5 linecolor rgb '#009E73' notitle, \
  $series4bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#CC79A7' notitle, \
  $series4 using 1:2 with linespoints pointtype 11 pointsize 1.1 linewidth 1.8 linecolor rgb '#CC79A7' notitle, \
  $series4open using 1:2 with points pointtype 11 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series4open using 1:2 with points pointtype 10 pointsize 1.1 linewidth 1.5 linecolor rgb '#CC79A7' notitle, \
  $series5bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#E69F00' notitle, \
  $series5 using 1:2 with linespoints pointtype 13 pointsize 1.1 linewidth 1.8 linecolor rgb '#E69F00' notitle, \
  $series5open using 1:2 with points pointtype 13 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series5open using 1:2 with points pointtype 12 pointsize 1.1 linewidth 1.5 linecolor rgb '#E69F00' notitle, \
  $series6bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#56B4E9' notitle, \
  $series6 using 1:2 with linespoints pointtype 15 pointsize 1.1 linewidth 1.8 linecolor rgb '#56B4E9' notitle, \
  $series6open using 1:2 with points pointtype 15 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series6open using 1:2 with points pointtype 14 pointsize 1.1 linewidth 1.5 linecolor rgb '#56B4E9' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'locked-failures-by-workers.png'
replot
set output
