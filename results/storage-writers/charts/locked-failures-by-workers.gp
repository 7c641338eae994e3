# Needs gnuplot 5.4 or newer. Run: gnuplot locked-failures-by-workers.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'locked-failures-by-workers.svg'
set lmargin at screen 0.100
set rmargin at screen 0.762
set tmargin at screen 0.873
set bmargin at screen 0.153
set label 'storage: locked failures by workers' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'median of n = 2 runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'workers'
set xrange [0.0:17.28]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '8' 8.0, '16' 16.0)
set ylabel 'locked failures'
set yrange [0.0:599.4]
set ytics ('0' 0.0, '100' 100.0, '200' 200.0, '300' 300.0, '400' 400.0, '500' 500.0)
set key at screen 0.772, screen 0.873 left top Left reverse vertical samplen 2.5 spacing 1.35
set key title 'variant · begin' left
$series1bars << END
1.0 0.0 0.0 0.0
2.0 62.5 52.0 73.0
4.0 167.5 146.0 189.0
8.0 281.0 277.0 285.0
16.0 522.5 511.0 534.0
END
$series1 << END
1.0 0.0
2.0 62.5
4.0 167.5
8.0 281.0
16.0 522.5
END
$series2bars << END
1.0 0.0 0.0 0.0
2.0 72.0 69.0 75.0
4.0 151.0 148.0 154.0
8.0 322.0 318.0 326.0
16.0 541.5 528.0 555.0
END
$series2 << END
1.0 0.0
2.0 72.0
4.0 151.0
8.0 322.0
16.0 541.5
END
$series3bars << END
1.0 0.0 0.0 0.0
2.0 19.0 16.0 22.0
4.0 61.5 50.0 73.0
8.0 171.0 167.0 175.0
16.0 268.0 239.0 297.0
END
$series3 << END
1.0 0.0
2.0 19.0
4.0 61.5
8.0 171.0
16.0 268.0
END
$series4bars << END
1.0 0.0 0.0 0.0
2.0 34.0 32.0 36.0
4.0 47.5 43.0 52.0
8.0 132.0 119.0 145.0
16.0 239.5 220.0 259.0
END
$series4 << END
1.0 0.0
2.0 34.0
4.0 47.5
8.0 132.0
16.0 239.5
END
$series5bars << END
1.0 0.0 0.0 0.0
2.0 3.0 1.0 5.0
4.0 6.5 5.0 8.0
8.0 24.0 24.0 24.0
16.0 51.5 40.0 63.0
END
$series5 << END
1.0 0.0
2.0 3.0
4.0 6.5
8.0 24.0
16.0 51.5
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
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' title 'default · deferred', \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' title 'default · immediate', \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' title 'wal · deferred', \
  $series4bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#CC79A7' notitle, \
  $series4 using 1:2 with linespoints pointtype 11 pointsize 1.1 linewidth 1.8 linecolor rgb '#CC79A7' title 'wal · immediate', \
  $series5bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#E69F00' notitle, \
  $series5 using 1:2 with linespoints pointtype 13 pointsize 1.1 linewidth 1.8 linecolor rgb '#E69F00' title 'wal-tuned · deferred', \
  $series6bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#56B4E9' notitle, \
  $series6 using 1:2 with linespoints pointtype 15 pointsize 1.1 linewidth 1.8 linecolor rgb '#56B4E9' title 'wal-tuned · immediate'
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'locked-failures-by-workers.png'
replot
set output
