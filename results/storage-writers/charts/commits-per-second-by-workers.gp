# Needs gnuplot 5.4 or newer. Run: gnuplot commits-per-second-by-workers.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'commits-per-second-by-workers.svg'
set lmargin at screen 0.100
set rmargin at screen 0.772
set tmargin at screen 0.849
set bmargin at screen 0.153
set label 1 'storage: commits per second by workers' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 2 runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 4 'variant · begin' at screen 0.784,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.784,0.788 to screen 0.810,0.788 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#E69F00'
set label 5 '' at screen 0.797,0.788 front point pointtype 13 pointsize 1.1 linecolor rgb '#E69F00'
set label 6 'wal-tuned · deferred' at screen 0.818,0.788 left front textcolor rgb '#000000'
set arrow 2 from screen 0.784,0.727 to screen 0.810,0.727 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#56B4E9'
set label 7 '' at screen 0.797,0.727 front point pointtype 15 pointsize 1.1 linecolor rgb '#56B4E9'
set label 8 'wal-tuned · immediate' at screen 0.818,0.727 left front textcolor rgb '#000000'
set arrow 3 from screen 0.772,0.355 to screen 0.784,0.367 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#009E73'
set arrow 4 from screen 0.784,0.367 to screen 0.810,0.367 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 9 '' at screen 0.797,0.367 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 10 'wal · deferred' at screen 0.818,0.367 left front textcolor rgb '#000000'
set arrow 5 from screen 0.772,0.342 to screen 0.784,0.329 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#CC79A7'
set arrow 6 from screen 0.784,0.329 to screen 0.810,0.329 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 11 '' at screen 0.797,0.329 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 12 'wal · immediate' at screen 0.818,0.329 left front textcolor rgb '#000000'
set arrow 7 from screen 0.772,0.244 to screen 0.784,0.263 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#D55E00'
set arrow 8 from screen 0.784,0.263 to screen 0.810,0.263 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 13 '' at screen 0.797,0.263 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 14 'default · immediate' at screen 0.818,0.263 left front textcolor rgb '#000000'
set arrow 9 from screen 0.772,0.244 to screen 0.784,0.225 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#0072B2'
set arrow 10 from screen 0.784,0.225 to screen 0.810,0.225 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 15 '' at screen 0.797,0.225 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 16 'default · deferred' at screen 0.818,0.225 left front textcolor rgb '#000000'
set xlabel 'workers'
set xrange [0.0:17.28]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '8' 8.0, '16' 16.0)
set ylabel 'commits per second'
set yrange [0.0:4406.616]
set ytics ('0' 0.0, '1000' 1000.0, '2000' 2000.0, '3000' 3000.0, '4000' 4000.0)
$series1bars << END
1.0 303.55 280.8 326.3
2.0 543.75 450.3 637.2
4.0 610.25 582.9 637.6
8.0 598.0 550.0 646.0
16.0 573.5 527.5 619.5
END
$series1 << END
1.0 303.55
2.0 543.75
4.0 610.25
8.0 598.0
16.0 573.5
END
$series2bars << END
1.0 294.2 266.9 321.5
2.0 575.0 569.5 580.5
4.0 618.25 609.0 627.5
8.0 553.55 528.7 578.4
16.0 576.3 546.3 606.3
END
$series2 << END
1.0 294.2
2.0 575.0
4.0 618.25
8.0 553.55
16.0 576.3
END
$series3bars << END
1.0 394.2 385.9 402.5
2.0 750.65 716.7 784.6
4.0 1338.45 1277.0 1399.9
8.0 1350.3 1171.7 1528.9
16.0 1277.4 1227.4 1327.4
END
$series3 << END
1.0 394.2
2.0 750.65
4.0 1338.45
8.0 1350.3
16.0 1277.4
END
$series4bars << END
1.0 388.25 376.3 400.2
2.0 710.65 694.1 727.2
4.0 1400.95 1306.8 1495.1
8.0 1409.55 1290.4 1528.7
16.0 1195.0 1137.6 1252.4
END
$series4 << END
1.0 388.25
2.0 710.65
4.0 1400.95
8.0 1409.55
16.0 1195.0
END
$series5bars << END
1.0 457.6 457.2 458.0
2.0 888.25 867.1 909.4
4.0 1733.4 1722.2 1744.6
8.0 2996.8 2987.6 3006.0
16.0 4021.7 3963.2 4080.2
END
$series5 << END
1.0 457.6
2.0 888.25
4.0 1733.4
8.0 2996.8
16.0 4021.7
END
$series6bars << END
1.0 436.75 433.5 440.0
2.0 873.8 851.9 895.7
4.0 1673.05 1588.8 1757.3
8.0 2571.85 2560.0 2583.7
16.0 3633.35 3605.8 3660.9
END
$series6 << END
1.0 436.75
2.0 873.8
4.0 1673.05
8.0 2571.85
16.0 3633.35
END
plot \
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
set output directory.'commits-per-second-by-workers.png'
replot
set output
