# Needs gnuplot 5.4 or newer. Run: gnuplot locked-failures-by-workers.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'locked-failures-by-workers.svg'
set lmargin at screen 0.100
set rmargin at screen 0.772
set tmargin at screen 0.849
set bmargin at screen 0.153
set label 1 'storage: locked failures by workers' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 2 runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 4 'variant · begin' at screen 0.784,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.784,0.790 to screen 0.810,0.790 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 5 '' at screen 0.797,0.790 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 6 'default · immediate' at screen 0.818,0.790 left front textcolor rgb '#000000'
set arrow 2 from screen 0.784,0.752 to screen 0.810,0.752 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 7 '' at screen 0.797,0.752 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 8 'default · deferred' at screen 0.818,0.752 left front textcolor rgb '#000000'
set arrow 3 from screen 0.784,0.466 to screen 0.810,0.466 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 9 '' at screen 0.797,0.466 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 10 'wal · deferred' at screen 0.818,0.466 left front textcolor rgb '#000000'
set arrow 4 from screen 0.784,0.429 to screen 0.810,0.429 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 11 '' at screen 0.797,0.429 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 12 'wal · immediate' at screen 0.818,0.429 left front textcolor rgb '#000000'
set arrow 5 from screen 0.784,0.213 to screen 0.810,0.213 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#E69F00'
set label 13 '' at screen 0.797,0.213 front point pointtype 13 pointsize 1.1 linecolor rgb '#E69F00'
set label 14 'wal-tuned · deferred' at screen 0.818,0.213 left front textcolor rgb '#000000'
set arrow 6 from screen 0.772,0.153 to screen 0.784,0.172 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#56B4E9'
set arrow 7 from screen 0.784,0.172 to screen 0.810,0.172 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#56B4E9'
set label 15 '' at screen 0.797,0.172 front point pointtype 15 pointsize 1.1 linecolor rgb '#56B4E9'
set label 16 'wal-tuned · immediate' at screen 0.818,0.172 left front textcolor rgb '#000000'
set xlabel 'workers'
set xrange [0.0:17.28]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '8' 8.0, '16' 16.0)
set ylabel 'locked failures'
set yrange [0.0:599.4]
set ytics ('0' 0.0, '100' 100.0, '200' 200.0, '300' 300.0, '400' 400.0, '500' 500.0)
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
set output directory.'locked-failures-by-workers.png'
replot
set output
