# Needs gnuplot 5.4 or newer. Run: gnuplot cpu-time-inflation.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'cpu-time-inflation.svg'
set lmargin at screen 0.100
set rmargin at screen 0.841
set tmargin at screen 0.849
set bmargin at screen 0.237
set label 1 'storage: CPU-time inflation by workers, oversubscribed on 2 CPUs' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 2 pairs of runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Reference: workers=1.' at screen 0.02,0.106 left front font ',10' textcolor rgb '#555555'
set label 4 'Filled marks: pinned, every virtual core a CPU of its own. Open marks: oversubscribed.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 5 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; unfit for wall and scaling (run-queue) when the sweep' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 6 'began; 2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 7 'begin' at screen 0.853,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.853,0.782 to screen 0.879,0.782 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 8 '' at screen 0.866,0.782 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 9 'deferred' at screen 0.887,0.782 left front textcolor rgb '#000000'
set arrow 2 from screen 0.853,0.670 to screen 0.879,0.670 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 10 '' at screen 0.866,0.670 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 11 'immediate' at screen 0.887,0.670 left front textcolor rgb '#000000'
set arrow 3 from screen 0.853,0.509 to screen 0.879,0.509 nohead front linewidth 1.8 dashtype 2 linecolor rgb '#888888'
set label 12 'no inflation' at screen 0.887,0.509 left front textcolor rgb '#000000'
set xlabel 'workers'
set xrange [0.0:17.28]
set xtics ('1' 1.0, '4' 4.0, '16' 16.0)
set ylabel 'CPU time / CPU time of the reference'
set yrange [0.0:2.25371779494]
set ytics ('×0.0' 0.0, '×0.5' 0.5, '×1.0' 1.0, '×1.5' 1.5, '×2.0' 2.0)
$guide << END
1.0 1.0
16.0 1.0
END
$series1bars << END
4.0 1.36273294226 1.32136855773 1.40539220571
16.0 2.0059801449 1.92831279001 2.08677573606
END
$series1 << END
1.0 1.0
4.0 1.36273294226
16.0 2.0059801449
END
$series1open << END
4.0 1.36273294226
16.0 2.0059801449
END
$series2bars << END
4.0 1.30517042567 1.27562834634 1.33539666544
16.0 1.59392130774 1.55888916959 1.62974070565
END
$series2 << END
1.0 1.0
4.0 1.30517042567
16.0 1.59392130774
END
$series2open << END
4.0 1.30517042567
16.0 1.59392130774
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
  $series2open using 1:2 with points pointtype 4 pointsize 1.1 linewidth 1.5 linecolor rgb '#D55E00' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'cpu-time-inflation.png'
replot
set output
