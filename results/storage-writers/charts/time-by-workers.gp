# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-workers.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-workers.svg'
set lmargin at screen 0.100
set rmargin at screen 0.772
set tmargin at screen 0.849
set bmargin at screen 0.153
set label 1 'storage: time by workers' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 2 runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 4 'variant · begin' at screen 0.784,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.772,0.638 to screen 0.784,0.656 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#0072B2'
set arrow 2 from screen 0.784,0.656 to screen 0.810,0.656 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 5 '' at screen 0.797,0.656 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 6 'default · deferred' at screen 0.818,0.656 left front textcolor rgb '#000000'
set arrow 3 from screen 0.772,0.636 to screen 0.784,0.618 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#D55E00'
set arrow 4 from screen 0.784,0.618 to screen 0.810,0.618 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 7 '' at screen 0.797,0.618 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 8 'default · immediate' at screen 0.818,0.618 left front textcolor rgb '#000000'
set arrow 5 from screen 0.772,0.471 to screen 0.784,0.482 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#CC79A7'
set arrow 6 from screen 0.784,0.482 to screen 0.810,0.482 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 9 '' at screen 0.797,0.482 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 10 'wal · immediate' at screen 0.818,0.482 left front textcolor rgb '#000000'
set arrow 7 from screen 0.772,0.456 to screen 0.784,0.444 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#009E73'
set arrow 8 from screen 0.784,0.444 to screen 0.810,0.444 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 11 '' at screen 0.797,0.444 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 12 'wal · deferred' at screen 0.818,0.444 left front textcolor rgb '#000000'
set arrow 9 from screen 0.784,0.226 to screen 0.810,0.226 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#56B4E9'
set label 13 '' at screen 0.797,0.226 front point pointtype 15 pointsize 1.1 linecolor rgb '#56B4E9'
set label 14 'wal-tuned · immediate' at screen 0.818,0.226 left front textcolor rgb '#000000'
set arrow 10 from screen 0.784,0.188 to screen 0.810,0.188 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#E69F00'
set label 15 '' at screen 0.797,0.188 front point pointtype 13 pointsize 1.1 linecolor rgb '#E69F00'
set label 16 'wal-tuned · deferred' at screen 0.818,0.188 left front textcolor rgb '#000000'
set xlabel 'workers'
set xrange [0.0:17.28]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '8' 8.0, '16' 16.0)
set ylabel 'wall time (log scale)'
set logscale y
set yrange [0.041193407563:0.89164481721]
set ytics ('50 ms' 0.05, '100 ms' 0.1, '200 ms' 0.2, '500 ms' 0.5)
$series1bars << END
1.0 0.662601866 0.613017483 0.712186249
2.0 0.378999057 0.31386633 0.444131784
4.0 0.328383932 0.31365829 0.343109574
8.0 0.3366217665 0.309619021 0.363624512
16.0 0.350983433 0.322830087 0.379136779
END
$series1 << END
1.0 0.662601866
2.0 0.378999057
4.0 0.328383932
8.0 0.3366217665
16.0 0.350983433
END
$series2bars << END
1.0 0.6857246425 0.622167926 0.749281359
2.0 0.347852426 0.344546352 0.3511585
4.0 0.323560113 0.31872445 0.328395776
8.0 0.362026559 0.345774806 0.378278312
16.0 0.3479972135 0.32989173 0.366102697
END
$series2 << END
1.0 0.6857246425
2.0 0.347852426
4.0 0.323560113
8.0 0.362026559
16.0 0.3479972135
END
$series3bars << END
1.0 0.5075836855 0.496893625 0.518273746
2.0 0.266991537 0.254909528 0.279073546
4.0 0.1497465015 0.142868277 0.156624726
8.0 0.1507562465 0.130811472 0.170701021
16.0 0.1568129385 0.150676713 0.162949164
END
$series3 << END
1.0 0.5075836855
2.0 0.266991537
4.0 0.1497465015
8.0 0.1507562465
16.0 0.1568129385
END
$series4bars << END
1.0 0.515648907 0.499737895 0.531559919
2.0 0.281585776 0.275034386 0.288137166
4.0 0.143407942 0.133771823 0.153044061
8.0 0.142913116 0.130835135 0.154991097
16.0 0.1677558025 0.159698776 0.175812829
END
$series4 << END
1.0 0.515648907
2.0 0.281585776
4.0 0.143407942
8.0 0.142913116
16.0 0.1677558025
END
$series5bars << END
1.0 0.437083202 0.436695228 0.437471176
2.0 0.2252951715 0.21992127 0.230669073
4.0 0.1153875345 0.114643274 0.116131795
8.0 0.066740469 0.066534797 0.066946141
16.0 0.049743174 0.049020155 0.050466193
END
$series5 << END
1.0 0.437083202
2.0 0.2252951715
4.0 0.1153875345
8.0 0.066740469
16.0 0.049743174
END
$series6bars << END
1.0 0.457968974 0.454565191 0.461372757
2.0 0.2290324945 0.223294009 0.23477098
4.0 0.1198453335 0.113810565 0.125880102
8.0 0.077768252 0.077409635 0.078126869
16.0 0.05505089 0.054633407 0.055468373
END
$series6 << END
1.0 0.457968974
2.0 0.2290324945
4.0 0.1198453335
8.0 0.077768252
16.0 0.05505089
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
set output directory.'time-by-workers.png'
replot
set output
