# Needs gnuplot 5.4 or newer. Run: gnuplot commits-per-second-by-workers.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'commits-per-second-by-workers.svg'
set lmargin at screen 0.100
set rmargin at screen 0.772
set tmargin at screen 0.849
set bmargin at screen 0.209
set label 1 'storage: commits per second by workers' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 2 runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Open marks: oversubscribed on 2 CPUs.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu fit, memory fit; 2026-11-28;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 'commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 6 'variant · begin' at screen 0.784,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.784,0.787 to screen 0.810,0.787 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#E69F00'
set label 7 '' at screen 0.797,0.787 front point pointtype 13 pointsize 1.1 linecolor rgb '#E69F00'
set label 8 'wal-tuned · deferred' at screen 0.818,0.787 left front textcolor rgb '#000000'
set arrow 2 from screen 0.784,0.699 to screen 0.810,0.699 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#56B4E9'
set label 9 '' at screen 0.797,0.699 front point pointtype 15 pointsize 1.1 linecolor rgb '#56B4E9'
set label 10 'wal-tuned · immediate' at screen 0.818,0.699 left front textcolor rgb '#000000'
set arrow 3 from screen 0.772,0.408 to screen 0.784,0.420 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#009E73'
set arrow 4 from screen 0.784,0.420 to screen 0.810,0.420 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 11 '' at screen 0.797,0.420 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 12 'wal · deferred' at screen 0.818,0.420 left front textcolor rgb '#000000'
set arrow 5 from screen 0.772,0.398 to screen 0.784,0.386 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#CC79A7'
set arrow 6 from screen 0.784,0.386 to screen 0.810,0.386 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 13 '' at screen 0.797,0.386 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 14 'wal · immediate' at screen 0.818,0.386 left front textcolor rgb '#000000'
set arrow 7 from screen 0.784,0.312 to screen 0.810,0.312 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 15 '' at screen 0.797,0.312 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 16 'default · deferred' at screen 0.818,0.312 left front textcolor rgb '#000000'
set arrow 8 from screen 0.784,0.278 to screen 0.810,0.278 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 17 '' at screen 0.797,0.278 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 18 'default · immediate' at screen 0.818,0.278 left front textcolor rgb '#000000'
set xlabel 'workers'
set xrange [0.0:17.28]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '8' 8.0, '16' 16.0)
set ylabel 'commits per second'
set yrange [0.0:6168.528]
set ytics ('0' 0.0, '2000' 2000.0, '4000' 4000.0, '6000' 6000.0)
$series1bars << END
1.0 337.95 328.4 347.5
2.0 678.35 643.6 713.1
4.0 706.65 614.2 799.1
8.0 807.35 741.6 873.1
16.0 903.3 895.9 910.7
END
$series1 << END
1.0 337.95
2.0 678.35
4.0 706.65
8.0 807.35
16.0 903.3
END
$series1open << END
4.0 706.65
8.0 807.35
16.0 903.3
END
$series2bars << END
1.0 344.9 340.5 349.3
2.0 652.35 633.3 671.4
4.0 809.2 778.0 840.4
8.0 888.45 850.4 926.5
16.0 752.75 751.3 754.2
END
$series2 << END
1.0 344.9
2.0 652.35
4.0 809.2
8.0 888.45
16.0 752.75
END
$series2open << END
4.0 809.2
8.0 888.45
16.0 752.75
END
$series3bars << END
1.0 414.25 409.5 419.0
2.0 809.2 789.3 829.1
4.0 1450.55 1373.1 1528.0
8.0 1862.05 1839.3 1884.8
16.0 1919.25 1875.8 1962.7
END
$series3 << END
1.0 414.25
2.0 809.2
4.0 1450.55
8.0 1862.05
16.0 1919.25
END
$series3open << END
4.0 1450.55
8.0 1862.05
16.0 1919.25
END
$series4bars << END
1.0 412.15 401.4 422.9
2.0 819.7 808.4 831.0
4.0 1609.9 1603.2 1616.6
8.0 1417.1 1210.5 1623.7
16.0 1823.95 1752.1 1895.8
END
$series4 << END
1.0 412.15
2.0 819.7
4.0 1609.9
8.0 1417.1
16.0 1823.95
END
$series4open << END
4.0 1609.9
8.0 1417.1
16.0 1823.95
END
$series5bars << END
1.0 467.65 467.3 468.0
2.0 919.6 919.1 920.1
4.0 1794.65 1783.2 1806.1
8.0 3329.4 3292.3 3366.5
16.0 5574.15 5436.7 5711.6
END
$series5 << END
1.0 467.65
2.0 919.6
4.0 1794.65
8.0 3329.4
16.0 5574.15
END
$series5open << END
4.0 1794.65
8.0 3329.4
16.0 5574.15
END
$series6bars << END
1.0 465.55 462.1 469.0
2.0 904.1 901.3 906.9
4.0 1721.6 1686.3 1756.9
8.0 2124.3 955.9 3292.7
16.0 4726.3 4443.7 5008.9
END
$series6 << END
1.0 465.55
2.0 904.1
4.0 1721.6
8.0 2124.3
16.0 4726.3
END
$series6open << END
4.0 1721.6
8.0 2124.3
16.0 4726.3
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
set output directory.'commits-per-second-by-workers.png'
replot
set output
