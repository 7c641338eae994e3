# Needs gnuplot 5.4 or newer. Run: gnuplot cpu-time-inflation.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'cpu-time-inflation.svg'
set lmargin at screen 0.100
set rmargin at screen 0.841
set tmargin at screen 0.849
set bmargin at screen 0.237
set label 1 'training: CPU-time inflation by virtual cores, oversubscribed on 2 CPUs' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 3 pairs of runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Reference: cores=1, workers=1, threads=1.' at screen 0.02,0.106 left front font ',10' textcolor rgb '#555555'
set label 4 'Filled marks: pinned, every virtual core a CPU of its own. Open marks: oversubscribed.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 5 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 6 '2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 7 'variant' at screen 0.853,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.853,0.801 to screen 0.879,0.801 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 8 '' at screen 0.866,0.801 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 9 'uncapped' at screen 0.887,0.801 left front textcolor rgb '#000000'
set arrow 2 from screen 0.853,0.432 to screen 0.879,0.432 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 10 '' at screen 0.866,0.432 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 11 'balanced' at screen 0.887,0.432 left front textcolor rgb '#000000'
set arrow 3 from screen 0.853,0.353 to screen 0.879,0.353 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 12 '' at screen 0.866,0.353 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 13 'document-003' at screen 0.887,0.353 left front textcolor rgb '#000000'
set arrow 4 from screen 0.841,0.275 to screen 0.853,0.292 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#009E73'
set arrow 5 from screen 0.853,0.292 to screen 0.879,0.292 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 14 '' at screen 0.866,0.292 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 15 'sequential' at screen 0.887,0.292 left front textcolor rgb '#000000'
set arrow 6 from screen 0.841,0.275 to screen 0.853,0.259 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#888888'
set arrow 7 from screen 0.853,0.259 to screen 0.879,0.259 nohead front linewidth 1.8 dashtype 2 linecolor rgb '#888888'
set label 16 'no inflation' at screen 0.887,0.259 left front textcolor rgb '#000000'
set xlabel 'cores (log scale)'
set logscale x
set xrange [0.717655417355:351.143451169]
set xtics ('1' 1.0, '2' 2.0, '8' 8.0, '32' 32.0, '128' 128.0, '252' 252.0)
set ylabel 'CPU time / CPU time of the reference (log scale)'
set logscale y
set yrange [0.791515787886:32.8219337069]
set ytics ('×1' 1.0, '×2' 2.0, '×4' 4.0, '×8' 8.0, '×16' 16.0, '×32' 32.0)
$guide << END
1.0 1.0
252.0 1.0
END
$series1bars << END
2.0 1.26791698513 1.23300638686 1.29269401204
8.0 1.62653968978 1.61532780366 1.65435945676
32.0 3.2979584854 3.0861896643 3.36194750597
128.0 10.7480745488 10.1956027724 10.9419479927
252.0 24.4741607384 22.8048517214 26.8844662409
END
$series1 << END
1.0 1.0
2.0 1.26791698513
8.0 1.62653968978
32.0 3.2979584854
128.0 10.7480745488
252.0 24.4741607384
END
$series1open << END
2.0 1.26791698513
8.0 1.62653968978
32.0 3.2979584854
128.0 10.7480745488
252.0 24.4741607384
END
$series2bars << END
2.0 1.13939991875 1.10898727618 1.20313322032
8.0 1.33413222657 1.26236398181 1.33816957809
32.0 1.62277290929 1.60372946747 1.67004433186
128.0 1.60429500835 1.59294295166 1.65721634419
252.0 1.60256035541 1.54067591686 1.63989321572
END
$series2 << END
1.0 1.0
2.0 1.13939991875
8.0 1.33413222657
32.0 1.62277290929
128.0 1.60429500835
252.0 1.60256035541
END
$series2open << END
8.0 1.33413222657
32.0 1.62277290929
128.0 1.60429500835
252.0 1.60256035541
END
$series3bars << END
2.0 1.00017349063 0.980068728522 1.01005755479
8.0 0.987393014111 0.966323024055 1.01151095867
32.0 0.994968771686 0.991924398625 1.01621998721
128.0 1.00427943558 0.986540664376 1.02714958433
252.0 1.00028636884 0.990978487162 1.06499622115
END
$series3 << END
1.0 1.0
2.0 1.00017349063
8.0 0.987393014111
32.0 0.994968771686
128.0 1.00427943558
252.0 1.00028636884
END
$series4bars << END
2.0 1.13967517401 1.06578873947 1.14517141064
8.0 1.30139211137 1.28423934744 1.32832989231
32.0 1.49341167075 1.43691758272 1.53642691415
128.0 2.10957076566 1.85854584008 2.1395813131
252.0 2.5975638051 2.58065956141 2.66681877816
END
$series4 << END
1.0 1.0
2.0 1.13967517401
8.0 1.30139211137
32.0 1.49341167075
128.0 2.10957076566
252.0 2.5975638051
END
$series4open << END
8.0 1.30139211137
32.0 1.49341167075
128.0 2.10957076566
252.0 2.5975638051
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
  $series4bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#CC79A7' notitle, \
  $series4 using 1:2 with linespoints pointtype 11 pointsize 1.1 linewidth 1.8 linecolor rgb '#CC79A7' notitle, \
  $series4open using 1:2 with points pointtype 11 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series4open using 1:2 with points pointtype 10 pointsize 1.1 linewidth 1.5 linecolor rgb '#CC79A7' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'cpu-time-inflation.png'
replot
set output
