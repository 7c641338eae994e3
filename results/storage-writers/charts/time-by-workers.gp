# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-workers.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-workers.svg'
set lmargin at screen 0.100
set rmargin at screen 0.772
set tmargin at screen 0.849
set bmargin at screen 0.209
set label 1 'storage: time by workers' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 2 runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Open marks: oversubscribed on 2 CPUs; their times are no scaling result.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu fit, memory fit; 2026-11-28;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 'commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 6 'variant · begin' at screen 0.784,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.784,0.649 to screen 0.810,0.649 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 7 '' at screen 0.797,0.649 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 8 'default · immediate' at screen 0.818,0.649 left front textcolor rgb '#000000'
set arrow 2 from screen 0.784,0.612 to screen 0.810,0.612 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 9 '' at screen 0.797,0.612 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 10 'default · deferred' at screen 0.818,0.612 left front textcolor rgb '#000000'
set arrow 3 from screen 0.772,0.472 to screen 0.784,0.484 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#CC79A7'
set arrow 4 from screen 0.784,0.484 to screen 0.810,0.484 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 11 '' at screen 0.797,0.484 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 12 'wal · immediate' at screen 0.818,0.484 left front textcolor rgb '#000000'
set arrow 5 from screen 0.772,0.462 to screen 0.784,0.450 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#009E73'
set arrow 6 from screen 0.784,0.450 to screen 0.810,0.450 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 13 '' at screen 0.797,0.450 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 14 'wal · deferred' at screen 0.818,0.450 left front textcolor rgb '#000000'
set arrow 7 from screen 0.784,0.283 to screen 0.810,0.283 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#56B4E9'
set label 15 '' at screen 0.797,0.283 front point pointtype 15 pointsize 1.1 linecolor rgb '#56B4E9'
set label 16 'wal-tuned · immediate' at screen 0.818,0.283 left front textcolor rgb '#000000'
set arrow 8 from screen 0.784,0.248 to screen 0.810,0.248 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#E69F00'
set label 17 '' at screen 0.797,0.248 front point pointtype 13 pointsize 1.1 linecolor rgb '#E69F00'
set label 18 'wal-tuned · deferred' at screen 0.818,0.248 left front textcolor rgb '#000000'
set xlabel 'workers'
set xrange [0.0:17.28]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '8' 8.0, '16' 16.0)
set ylabel 'wall time (log scale)'
set logscale y
set yrange [0.029437694958:0.72484616813]
set ytics ('50 ms' 0.05, '100 ms' 0.1, '200 ms' 0.2, '500 ms' 0.5)
$series1bars << END
1.0 0.592374219 0.575634011 0.609114427
2.0 0.295621118 0.280487519 0.310754717
4.0 0.287979062 0.250294921 0.325663203
8.0 0.2493974455 0.229074357 0.269720534
16.0 0.2214450845 0.219632469 0.2232577
END
$series1 << END
1.0 0.592374219
2.0 0.295621118
4.0 0.287979062
8.0 0.2493974455
16.0 0.2214450845
END
$series1open << END
4.0 0.287979062
8.0 0.2493974455
16.0 0.2214450845
END
$series2bars << END
1.0 0.580014079 0.572566807 0.587461351
2.0 0.306840294 0.297875974 0.315804614
4.0 0.247532099 0.23799028 0.257073918
8.0 0.2255423915 0.215877399 0.235207384
16.0 0.265698568 0.26518492 0.266212216
END
$series2 << END
1.0 0.580014079
2.0 0.306840294
4.0 0.247532099
8.0 0.2255423915
16.0 0.265698568
END
$series2open << END
4.0 0.247532099
8.0 0.2255423915
16.0 0.265698568
END
$series3bars << END
1.0 0.482846262 0.477327909 0.488364615
2.0 0.247324073 0.241248719 0.253399427
4.0 0.13828469 0.13090301 0.14566637
8.0 0.1074383305 0.106126351 0.10875031
16.0 0.1042774485 0.101912546 0.106642351
END
$series3 << END
1.0 0.482846262
2.0 0.247324073
4.0 0.13828469
8.0 0.1074383305
16.0 0.1042774485
END
$series3open << END
4.0 0.13828469
8.0 0.1074383305
16.0 0.1042774485
END
$series4bars << END
1.0 0.4856051795 0.472968432 0.498241927
2.0 0.2440509395 0.240674649 0.24742723
4.0 0.1242476605 0.12372987 0.124765451
8.0 0.144209474 0.123189876 0.165229072
16.0 0.1098340035 0.105506602 0.114161405
END
$series4 << END
1.0 0.4856051795
2.0 0.2440509395
4.0 0.1242476605
8.0 0.144209474
16.0 0.1098340035
END
$series4open << END
4.0 0.1242476605
8.0 0.144209474
16.0 0.1098340035
END
$series5bars << END
1.0 0.4276752955 0.427336417 0.428014174
2.0 0.2175025445 0.217388852 0.217616237
4.0 0.111460562 0.110749561 0.112171563
8.0 0.060097435 0.059434606 0.060760264
16.0 0.0359147055 0.035030857 0.036798554
END
$series5 << END
1.0 0.4276752955
2.0 0.2175025445
4.0 0.111460562
8.0 0.060097435
16.0 0.0359147055
END
$series5open << END
4.0 0.111460562
8.0 0.060097435
16.0 0.0359147055
END
$series6bars << END
1.0 0.429625949 0.426449463 0.432802435
2.0 0.2212354805 0.220546683 0.221924278
4.0 0.1162352585 0.113851263 0.118619254
8.0 0.135005214 0.060760073 0.209250355
16.0 0.0424812705 0.039942494 0.045020047
END
$series6 << END
1.0 0.429625949
2.0 0.2212354805
4.0 0.1162352585
8.0 0.135005214
16.0 0.0424812705
END
$series6open << END
4.0 0.1162352585
8.0 0.135005214
16.0 0.0424812705
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
set output directory.'time-by-workers.png'
replot
set output
