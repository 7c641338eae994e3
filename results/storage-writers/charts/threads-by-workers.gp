# Needs gnuplot 5.4 or newer. Run: gnuplot threads-by-workers.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'threads-by-workers.svg'
set lmargin at screen 0.100
set rmargin at screen 0.772
set tmargin at screen 0.849
set bmargin at screen 0.181
set label 1 'storage: threads by workers' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 2 runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu fit, memory fit; 2026-11-28;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 4 'commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 5 'variant · begin' at screen 0.784,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.772,0.812 to screen 0.784,0.831 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#0072B2'
set arrow 2 from screen 0.784,0.831 to screen 0.810,0.831 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 6 '' at screen 0.797,0.831 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 7 'default · deferred' at screen 0.818,0.831 left front textcolor rgb '#000000'
set arrow 3 from screen 0.772,0.812 to screen 0.784,0.795 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#D55E00'
set arrow 4 from screen 0.784,0.795 to screen 0.810,0.795 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 8 '' at screen 0.797,0.795 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 9 'default · immediate' at screen 0.818,0.795 left front textcolor rgb '#000000'
set arrow 5 from screen 0.772,0.812 to screen 0.784,0.759 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#009E73'
set arrow 6 from screen 0.784,0.759 to screen 0.810,0.759 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 10 '' at screen 0.797,0.759 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 11 'wal · deferred' at screen 0.818,0.759 left front textcolor rgb '#000000'
set arrow 7 from screen 0.772,0.812 to screen 0.784,0.723 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#CC79A7'
set arrow 8 from screen 0.784,0.723 to screen 0.810,0.723 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 12 '' at screen 0.797,0.723 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 13 'wal · immediate' at screen 0.818,0.723 left front textcolor rgb '#000000'
set arrow 9 from screen 0.772,0.812 to screen 0.784,0.687 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#E69F00'
set arrow 10 from screen 0.784,0.687 to screen 0.810,0.687 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#E69F00'
set label 14 '' at screen 0.797,0.687 front point pointtype 13 pointsize 1.1 linecolor rgb '#E69F00'
set label 15 'wal-tuned · deferred' at screen 0.818,0.687 left front textcolor rgb '#000000'
set arrow 11 from screen 0.772,0.812 to screen 0.784,0.651 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#56B4E9'
set arrow 12 from screen 0.784,0.651 to screen 0.810,0.651 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#56B4E9'
set label 16 '' at screen 0.797,0.651 front point pointtype 15 pointsize 1.1 linecolor rgb '#56B4E9'
set label 17 'wal-tuned · immediate' at screen 0.818,0.651 left front textcolor rgb '#000000'
set arrow 13 from screen 0.772,0.800 to screen 0.784,0.615 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#888888'
set arrow 14 from screen 0.784,0.615 to screen 0.810,0.615 nohead front linewidth 1.8 dashtype 2 linecolor rgb '#888888'
set label 18 'as many as workers' at screen 0.818,0.615 left front textcolor rgb '#000000'
set xlabel 'workers'
set xrange [0.0:17.28]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '8' 8.0, '16' 16.0)
set ylabel 'most threads at once (log scale)'
set logscale y
set yrange [0.840336134454:20.23]
set ytics ('1' 1.0, '2' 2.0, '5' 5.0, '10' 10.0, '20' 20.0)
$guide << END
1.0 1.0
16.0 16.0
END
$series1bars << END
1.0 1.0 1.0 1.0
2.0 3.0 3.0 3.0
4.0 5.0 5.0 5.0
8.0 9.0 9.0 9.0
16.0 17.0 17.0 17.0
END
$series1 << END
1.0 1.0
2.0 3.0
4.0 5.0
8.0 9.0
16.0 17.0
END
$series1open << END
4.0 5.0
8.0 9.0
16.0 17.0
END
$series2bars << END
1.0 1.0 1.0 1.0
2.0 3.0 3.0 3.0
4.0 5.0 5.0 5.0
8.0 9.0 9.0 9.0
16.0 17.0 17.0 17.0
END
$series2 << END
1.0 1.0
2.0 3.0
4.0 5.0
8.0 9.0
16.0 17.0
END
$series2open << END
4.0 5.0
8.0 9.0
16.0 17.0
END
$series3bars << END
1.0 1.0 1.0 1.0
2.0 3.0 3.0 3.0
4.0 5.0 5.0 5.0
8.0 9.0 9.0 9.0
16.0 17.0 17.0 17.0
END
$series3 << END
1.0 1.0
2.0 3.0
4.0 5.0
8.0 9.0
16.0 17.0
END
$series3open << END
4.0 5.0
8.0 9.0
16.0 17.0
END
$series4bars << END
1.0 1.0 1.0 1.0
2.0 3.0 3.0 3.0
4.0 5.0 5.0 5.0
8.0 9.0 9.0 9.0
16.0 17.0 17.0 17.0
END
$series4 << END
1.0 1.0
2.0 3.0
4.0 5.0
8.0 9.0
16.0 17.0
END
$series4open << END
4.0 5.0
8.0 9.0
16.0 17.0
END
$series5bars << END
1.0 1.0 1.0 1.0
2.0 3.0 3.0 3.0
4.0 5.0 5.0 5.0
8.0 9.0 9.0 9.0
16.0 17.0 17.0 17.0
END
$series5 << END
1.0 1.0
2.0 3.0
4.0 5.0
8.0 9.0
16.0 17.0
END
$series5open << END
4.0 5.0
8.0 9.0
16.0 17.0
END
$series6bars << END
1.0 1.0 1.0 1.0
2.0 3.0 3.0 3.0
4.0 5.0 5.0 5.0
8.0 9.0 9.0 9.0
16.0 17.0 17.0 17.0
END
$series6 << END
1.0 1.0
2.0 3.0
4.0 5.0
8.0 9.0
16.0 17.0
END
$series6open << END
4.0 5.0
8.0 9.0
16.0 17.0
END
plot \
  $guide using 1:2 with lines dashtype 2 linewidth 1.5 linecolor rgb '#888888' notitle, \
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
set output directory.'threads-by-workers.png'
replot
set output
